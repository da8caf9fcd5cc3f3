package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;
import org.nasturtium.engine.strategy.panel.MutationPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Individual;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;
import org.nasturtium.engine.strategy.panel.RungsPanel;

/** The panels that several strategies show: trials with their numbers, a child beside its parents, likelihoods. */
final class Panels {
    private static final int LONGEST = 100;

    private Panels() {}

    /** Trials as a population, the first {@value #LONGEST}, nobody having a role. */
    static PopulationPanel trials(
            String name, SearchSpace space, Collection<Trial> trials, List<Objective> objectives) {
        return trials(name, space, trials, objectives, trial -> List.of());
    }

    /** Trials as a population, the first {@value #LONGEST}. */
    static PopulationPanel trials(
            String name,
            SearchSpace space,
            Collection<Trial> trials,
            List<Objective> objectives,
            Function<Trial, List<Role>> roles) {
        List<Individual> individuals = new ArrayList<>();
        for (Trial trial : trials) {
            if (individuals.size() == LONGEST) {
                break;
            }
            List<@Nullable Double> scores = new ArrayList<>();
            objectives.forEach(objective -> scores.add(trial.metrics().get(objective.metric())));
            individuals.add(new Individual(trial.id(), trial.architecture(), scores, roles.apply(trial)));
        }
        return new PopulationPanel(
                name, space, objectives.stream().map(Objective::metric).toList(), individuals);
    }

    /** A child beside those that it comes from. */
    static MutationPanel mutation(String name, SearchSpace space, Architecture child, Trial... parents) {
        return new MutationPanel(
                name,
                space,
                Arrays.stream(parents)
                        .map(parent -> new MutationPanel.Parent(parent.id(), parent.architecture()))
                        .distinct()
                        .toList(),
                child);
    }

    /** How likely each alternative is, by one array a choice; choices without an alternative are left out. */
    static ChoicesPanel choices(
            String name,
            List<String> series,
            List<Choices.Choice> choices,
            Function<Choices.Choice, List<double[]>> numbers,
            List<Choices.Taken> taken) {
        List<ChoicesPanel.Choice> shown = new ArrayList<>();
        for (Choices.Choice choice : choices) {
            List<double[]> rows = numbers.apply(choice);
            List<ChoicesPanel.Alternative> alternatives = new ArrayList<>();
            for (int i = 0; i < choice.size() && choice.size() > 1; i++) {
                int alternative = i;
                alternatives.add(new ChoicesPanel.Alternative(
                        choice.label(i),
                        rows.stream().map(row -> row[alternative]).toList(),
                        taken.contains(new Choices.Taken(choice, i))));
            }
            if (!alternatives.isEmpty()) {
                shown.add(new ChoicesPanel.Choice(choice.name(), alternatives));
            }
        }
        return new ChoicesPanel(name, series, shown);
    }

    /** A trial on its rung. */
    static RungsPanel.Seat seat(Trial trial, List<Objective> objectives, boolean isPromoted) {
        return new RungsPanel.Seat(
                trial.architecture().text(),
                (long) trial.id(),
                trial.metrics().get(objectives.get(0).metric()),
                isPromoted);
    }

    /**
     * Who sits on which rung.
     *
     * @param trials of a rung
     * @param wentOn whether a trial of a rung is tried on the next one
     */
    static RungsPanel rungs(
            List<Double> parts,
            List<Objective> objectives,
            IntFunction<Collection<Trial>> trials,
            BiPredicate<Integer, Trial> wentOn) {
        List<RungsPanel.Rung> rungs = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            int rung = i;
            rungs.add(new RungsPanel.Rung(
                    parts.get(rung),
                    trials.apply(rung).stream()
                            .map(trial -> seat(trial, objectives, wentOn.test(rung, trial)))
                            .toList()));
        }
        Objective first = objectives.get(0);
        return new RungsPanel("rungs", first.metric(), first.maximize(), rungs);
    }

    /** The metric values of a trial in words: {@code accuracy 0.912, params 1200}. */
    static String numbers(Trial trial, List<Objective> objectives) {
        List<String> parts = new ArrayList<>();
        for (Objective objective : objectives) {
            Double value = trial.metrics().get(objective.metric());
            parts.add(objective.metric() + " " + (value == null ? "unknown" : number(value)));
        }
        return String.join(", ", parts);
    }

    /** Four significant digits, as a person reads them. */
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.valueOf((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
