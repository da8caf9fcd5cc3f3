package org.nasturtium.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The box between the worst and the best value of each objective: the scale on which the hypervolume of a front is a
 * share between 0 and 1, whatever the units.
 *
 * <p>Its worst corner, the reference point, lies a tenth of what was seen beyond the worst value that any completed result
 * has, so that the ends of a front count as well. Shares of one box can be compared with each other; those of two cannot.
 *
 * @param objectives what is wanted
 * @param worst a value for each objective: the reference point; empty if nothing was completed
 * @param best a value for each objective, the best that was seen
 * @param part of the highest fidelity that was reached: results of lower ones cover nothing
 */
public record ObjectiveBox(List<Objective> objectives, List<Double> worst, List<Double> best, double part) {
    /** By which whole searches are compared where there are several objectives. */
    public static final Objective HYPERVOLUME = new Objective("hypervolume", true);

    private static final double MARGIN = 0.1;

    public ObjectiveBox {
        objectives = List.copyOf(objectives);
        worst = List.copyOf(worst);
        best = List.copyOf(best);
    }

    /** Around all of these results, of one search or of several. */
    public static <T extends Evaluated> ObjectiveBox around(List<T> results, List<Objective> objectives) {
        List<T> ranked = ParetoFront.bestFirst(results, objectives);
        List<Double> worst = new ArrayList<>();
        List<Double> best = new ArrayList<>();
        for (Objective objective : ranked.isEmpty() ? List.<Objective>of() : objectives) {
            double[] values = ranked.stream()
                    .mapToDouble(result -> result.metrics().getOrDefault(objective.metric(), Double.NaN))
                    .toArray();
            double least = Arrays.stream(values).min().orElseThrow();
            double most = Arrays.stream(values).max().orElseThrow();
            double margin = most > least ? MARGIN * (most - least) : MARGIN * Math.max(Math.abs(most), MARGIN);
            worst.add(objective.maximize() ? least - margin : most + margin);
            best.add(objective.maximize() ? most : least);
        }
        return new ObjectiveBox(
                objectives, worst, best, ranked.isEmpty() ? 1 : ranked.get(0).part());
    }

    /** What the front of these results covers; 0 of nothing. */
    public <T extends Evaluated> double share(List<T> results) {
        List<T> counted =
                results.stream().filter(result -> result.part() == part).toList();
        if (worst.isEmpty() || counted.isEmpty()) {
            return 0;
        }
        double whole = 1;
        for (int i = 0; i < worst.size(); i++) {
            whole *= Math.abs(best.get(i) - worst.get(i));
        }
        double[] reference = worst.stream().mapToDouble(Double::doubleValue).toArray();
        return Hypervolume.of(counted, objectives, reference) / whole;
    }

    /** What the front covers after each of these results, in their order. */
    public <T extends Evaluated> List<Double> growth(List<T> results) {
        List<Double> shares = new ArrayList<>();
        List<T> front = List.of();
        double share = 0;
        for (T result : results) {
            List<T> candidates = new ArrayList<>(front);
            candidates.add(result);
            List<T> next = result.part() == part ? ParetoFront.of(candidates, objectives) : front;
            if (!next.equals(front)) {
                front = next;
                share = share(front);
            }
            shares.add(share);
        }
        return shares;
    }
}
