package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.strategy.Trial;

/**
 * What a search found.
 *
 * @param definition what was asked
 * @param run the search's folder
 * @param trials ended ones, in the order of their ids
 * @param reason why it ended, a sentence
 * @param seconds wall time, earlier processes included
 * @param notes sentences that belong to the result: repeatability, warnings, defaults
 * @param workshop where its architectures can be retrained; none for a result without data
 * @param versusRandom random search beside it; none where it was not asked for and would cost trainings
 * @param energy what it spent, earlier processes included; none where nothing was trained
 */
public record SearchResult(
        SearchDefinition definition,
        Path run,
        List<Trial> trials,
        String reason,
        double seconds,
        List<String> notes,
        @Nullable Workshop workshop,
        @Nullable VersusRandom versusRandom,
        @Nullable EnergySpent energy) {
    public SearchResult {
        trials = List.copyOf(trials);
        notes = List.copyOf(notes);
    }

    /** Without random search beside it. */
    public SearchResult(
            SearchDefinition definition,
            Path run,
            List<Trial> trials,
            String reason,
            double seconds,
            List<String> notes,
            @Nullable Workshop workshop) {
        this(definition, run, trials, reason, seconds, notes, workshop, null, null);
    }

    /** Random search beside it: on the same table, or as it was asked for, or else its own random phase. */
    @Override
    public @Nullable VersusRandom versusRandom() {
        return versusRandom == null ? VersusRandom.ofOwnPhase(this) : versusRandom;
    }

    /**
     * Runs random searches of the same cost and puts them beside this one: trainings where it trained, in folders below
     * its own, each of which goes on where it was stopped.
     *
     * @param seeds how many
     * @throws NothingFound if one of the sides completed no trial
     */
    public VersusRandom versusRandom(int seeds) {
        if (workshop == null) {
            throw new IllegalStateException("this result was read without its data\nMaybe resume the run first.");
        }
        if (seeds < 1) {
            throw new IllegalArgumentException("versusRandom: seeds " + seeds + " must be at least 1");
        }
        return RandomBeside.run(this, workshop, seeds);
    }

    /** The same result with random search beside it. */
    public SearchResult with(VersusRandom random) {
        return new SearchResult(definition, run, trials, reason, seconds, notes, workshop, random, energy);
    }

    /** A result to look at. */
    public SearchResult(
            SearchDefinition definition,
            Path run,
            List<Trial> trials,
            String reason,
            double seconds,
            List<String> notes) {
        this(definition, run, trials, reason, seconds, notes, null);
    }

    /**
     * The winner: best by the objective, first seen wins ties; of several objectives the knee of the front.
     *
     * @throws NothingFound if no trial was completed
     */
    public FoundArchitecture best() {
        Trial best = ParetoFront.knee(ParetoFront.of(trials, definition.objectives()), definition.objectives());
        if (best == null) {
            throw new NothingFound(trials, reason);
        }
        return new FoundArchitecture(best, this);
    }

    /**
     * The winner as the search trained it for good, where its budget kept a share back for that.
     *
     * @throws IllegalStateException if it was not trained
     */
    public TrainedModel winner() {
        Winner winner = Winner.read(run);
        Trial trial = winner == null
                ? null
                : trials.stream()
                        .filter(each -> each.id() == winner.trial())
                        .findFirst()
                        .orElse(null);
        if (winner == null || trial == null) {
            throw new IllegalStateException("this search trained no winner: " + whyNoWinner());
        }
        return new FoundArchitecture(trial, this)
                .kept(winner.weights().weights(), winner.settings(), winner.curve(), winner.seconds());
    }

    private String whyNoWinner() {
        if (definition.budget().winner() == 0) {
            return "its budget keeps nothing back for that"
                    + "\nMaybe `found.best.retrain()`, or `budget 10.minutes, winner: 0.5`.";
        }
        return notes.stream()
                .filter(note -> note.startsWith(Winner.NONE))
                .findFirst()
                .map(note -> note + "\nMaybe `found.best` is enough, or `found.best.retrain()`.")
                .orElse(reason + "\nMaybe resume the run.");
    }

    /** The non-dominated trials; with one objective the best alone. */
    public List<FoundArchitecture> front() {
        return ParetoFront.of(trials, definition.objectives()).stream()
                .map(trial -> new FoundArchitecture(trial, this))
                .toList();
    }

    /**
     * What the front covers of the box between the worst and the best value of each objective that this search saw, 0 to 1;
     * see {@link ObjectiveBox} for the reference point. To compare searches, use one box for all.
     *
     * @throws IllegalStateException with one objective, which has no front
     */
    public double hypervolume() {
        return box().share(trials);
    }

    /** The box in which {@link #hypervolume} is measured, with its reference point. */
    public ObjectiveBox box() {
        if (definition.objectives().size() == 1) {
            throw new IllegalStateException("a hypervolume needs several objectives, and this search wants `"
                    + definition.objectives().get(0).metric() + "` alone\nMaybe its `best`.");
        }
        return ObjectiveBox.around(trials, definition.objectives());
    }

    /**
     * What it cost, as the budget of another search: trials, or epochs where some trials were cheaper ones; a trial that went
     * on cost the difference.
     */
    public Budget cost() {
        return trials.stream().allMatch(trial -> trial.fidelity().isFull())
                ? Budget.trials(Math.max(1, trials.size()))
                : new Budget(
                        null,
                        null,
                        null,
                        TrialEpochs.of(definition, trials).stream()
                                .mapToDouble(Double::doubleValue)
                                .sum());
    }

    /** One line: where it lies and how it ended. */
    @Override
    public String toString() {
        return run + ": " + trials.size() + " trials, " + reason;
    }

    /** The baseline's trial, if there was one and it was completed. */
    public @Nullable Trial baseline() {
        return trials.stream()
                .filter(trial -> trial.origin().equals("baseline"))
                .filter(trial -> !trial.metrics().isEmpty())
                .findFirst()
                .orElse(null);
    }
}
