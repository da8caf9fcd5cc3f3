package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.panel.PopulationPanel;

/**
 * What a model learns from: each architecture once, in the order of observation, and those that are proposed and not
 * observed yet.
 *
 * <p>Several objectives become one score by weights that are drawn anew each time (Knowles 2006, "ParEGO"). A failed or
 * infeasible trial, and one whose number is missing, scores as the worst that was measured. Of an architecture at several
 * fidelities the highest counts.
 */
final class History {
    private static final double SUM_SHARE = 0.05;

    private final List<Objective> objectives;
    private final List<Architecture> observed = new ArrayList<>();
    private final List<double @Nullable []> costs = new ArrayList<>();
    private final List<Trial> trials = new ArrayList<>();
    private final Map<Architecture, Integer> places = new HashMap<>();
    private final Map<Architecture, Integer> pending = new LinkedHashMap<>();
    private final Set<Architecture> withdrawn = new HashSet<>();

    History(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
    }

    /** Takes a result in; the place of an architecture that is new, else -1. */
    int observe(Trial trial) {
        Architecture architecture = trial.architecture();
        pending.remove(architecture);
        Integer place = places.get(architecture);
        if (place != null) {
            if (trial.part() >= trials.get(place).part()) {
                costs.set(place, costs(trial));
                trials.set(place, trial);
            }
            return -1;
        }
        places.put(architecture, observed.size());
        observed.add(architecture);
        costs.add(costs(trial));
        trials.add(trial);
        return observed.size() - 1;
    }

    private double @Nullable [] costs(Trial trial) {
        boolean measured = trial.outcome() instanceof Outcome.Completed || trial.outcome() instanceof Outcome.Stopped;
        double[] costs = new double[objectives.size()];
        for (int i = 0; i < costs.length; i++) {
            Double value = trial.metrics().get(objectives.get(i).metric());
            if (!measured || value == null || !Double.isFinite(value)) {
                return null;
            }
            costs[i] = objectives.get(i).maximize() ? -value : value;
        }
        return costs;
    }

    void proposed(Architecture architecture) {
        pending.put(architecture, pending.size());
    }

    /** Nothing will be observed of a proposal; it stays known, lest it be proposed again. */
    void withdrawn(Architecture architecture) {
        if (pending.remove(architecture) != null) {
            withdrawn.add(architecture);
        }
    }

    /** Proposed and not observed, in the order of proposals. */
    List<Architecture> pending() {
        return List.copyOf(pending.keySet());
    }

    List<Architecture> observed() {
        return observed;
    }

    int size() {
        return observed.size();
    }

    /** Those observed, in order. */
    List<Trial> trials() {
        return Collections.unmodifiableList(trials);
    }

    Trial trial(int place) {
        return trials.get(place);
    }

    boolean isKnown(Architecture architecture) {
        return isTried(architecture) || withdrawn.contains(architecture);
    }

    /** Whether a result is there, or on its way. */
    boolean isTried(Architecture architecture) {
        return places.containsKey(architecture) || pending.containsKey(architecture);
    }

    /** All that is known, as a model that has none of its own yet shows it. */
    PopulationPanel panel(SearchSpace space) {
        return Panels.trials("what is known so far", space, trials, objectives);
    }

    /** Whether this one was measured. */
    boolean isMeasured(int place) {
        return costs.get(place) != null;
    }

    /** What this one scored in the first objective; null if it was not measured. */
    @Nullable
    Double measured(Architecture architecture) {
        Integer place = places.get(architecture);
        return place == null || costs.get(place) == null
                ? null
                : trials.get(place).metrics().get(objectives.get(0).metric());
    }

    int measured() {
        int count = 0;
        for (double[] cost : costs) {
            count += cost == null ? 0 : 1;
        }
        return count;
    }

    /** How many were tried: all but those that a limit sent back free of charge, before there was a number to learn from. */
    int tried() {
        int count = 0;
        for (Trial trial : trials) {
            count += trial.outcome() instanceof Outcome.Infeasible && !hasNumbers(trial) ? 0 : 1;
        }
        return count;
    }

    private boolean hasNumbers(Trial trial) {
        return objectives.stream().allMatch(objective -> trial.metrics().containsKey(objective.metric()));
    }

    List<Objective> objectives() {
        return objectives;
    }

    /** What an observed architecture costs in each objective, smaller being better; null if it was not measured. */
    double @Nullable [] costs(int place) {
        return costs.get(place);
    }

    /**
     * A score for each observed architecture, larger being better: the objective itself, or a weighted Chebyshev sum of
     * objectives scaled to 0..1, with weights drawn from this source of chance.
     */
    double[] scores(RandomGenerator chance) {
        return scores(chance, CostRange.of(List.of(this)));
    }

    /**
     * The same, of which those of several histories can be compared: their weights are equal where chance is, their
     * objectives where the range is.
     *
     * @param range what several objectives are scaled by
     */
    double[] scores(RandomGenerator chance, CostRange range) {
        double[] scores = objectives.size() == 1 ? single() : scalarised(chance, range);
        double worst = Double.POSITIVE_INFINITY;
        for (int i = 0; i < scores.length; i++) {
            worst = costs.get(i) == null ? worst : Math.min(worst, scores[i]);
        }
        for (int i = 0; i < scores.length; i++) {
            if (costs.get(i) == null) {
                scores[i] = Double.isInfinite(worst) ? 0 : worst;
            }
        }
        return scores;
    }

    /** Whether the one score is an accuracy: maximised, and between 0 and 1 wherever it was measured. */
    boolean isAccuracy() {
        return objectives.size() == 1
                && objectives.get(0).maximize()
                && costs.stream().allMatch(cost -> cost == null || (cost[0] <= 0 && cost[0] >= -1));
    }

    /**
     * Four fifths of so many of these places, for a model that cannot hold all: half of them the best, the others an even
     * sample of the rest.
     */
    List<Integer> thinned(List<Integer> from, int most, RandomGenerator chance) {
        double[] scores = scores(chance);
        List<Integer> bestFirst = from.stream()
                .sorted(Comparator.comparingDouble(place -> -scores[place]))
                .toList();
        int wanted = Math.min(from.size(), most * 4 / 5);
        List<Integer> chosen = new ArrayList<>(bestFirst.subList(0, wanted / 2));
        List<Integer> others = bestFirst.subList(wanted / 2, bestFirst.size());
        int sample = wanted - chosen.size();
        for (int i = 0; i < sample; i++) {
            chosen.add(others.get((int) ((long) i * others.size() / sample)));
        }
        return new ArrayList<>(chosen.stream().sorted().toList());
    }

    private double[] single() {
        double[] scores = new double[costs.size()];
        for (int i = 0; i < scores.length; i++) {
            double[] cost = costs.get(i);
            scores[i] = cost == null ? 0 : -cost[0];
        }
        return scores;
    }

    private double[] scalarised(RandomGenerator chance, CostRange range) {
        int count = objectives.size();
        double[] weights = new double[count];
        double total = 0;
        for (int k = 0; k < count; k++) {
            weights[k] = -Math.log(1 - chance.nextDouble());
            total += weights[k];
        }
        double[] scores = new double[costs.size()];
        for (int i = 0; i < scores.length; i++) {
            double[] cost = costs.get(i);
            double largest = 0;
            double sum = 0;
            for (int k = 0; k < count; k++) {
                double part = weights[k] / total * (cost == null ? 1 : range.scaled(k, cost[k]));
                largest = Math.max(largest, part);
                sum += part;
            }
            scores[i] = -(largest + SUM_SHARE * sum);
        }
        return scores;
    }
}
