package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 */
public record SearchResult(
        SearchDefinition definition,
        Path run,
        List<Trial> trials,
        String reason,
        double seconds,
        List<String> notes,
        @Nullable Workshop workshop) {
    public SearchResult {
        trials = List.copyOf(trials);
        notes = List.copyOf(notes);
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

    /** The non-dominated trials; with one objective the best alone. */
    public List<FoundArchitecture> front() {
        return ParetoFront.of(trials, definition.objectives()).stream()
                .map(trial -> new FoundArchitecture(trial, this))
                .toList();
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
