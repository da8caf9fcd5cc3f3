package org.nasturtium.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which results no other beats in everything (Deb et al. 2002): fronts, ranks, crowding, knee.
 *
 * <p>Only completed results that have a finite number for every objective take part, and of these only those of the
 * highest fidelity that occurs: what was trained for less is not ranked against what was trained for more. Of equal
 * ones the first seen is kept, so that with one objective the front is the best alone.
 */
public final class ParetoFront {
    private ParetoFront() {}

    /** Whether {@code a} is at least as good in every objective and better in one; a missing or NaN number loses. */
    public static boolean dominates(Map<String, Double> a, Map<String, Double> b, List<Objective> objectives) {
        boolean better = false;
        for (Objective objective : objectives) {
            double ours = cost(a, objective);
            double theirs = cost(b, objective);
            if (ours > theirs) {
                return false;
            }
            better |= ours < theirs;
        }
        return better;
    }

    /** The non-dominated results, in the order in which they came. */
    public static <T extends Evaluated> List<T> of(List<T> results, List<Objective> objectives) {
        if (objectives.size() == 1) {
            T best = first(results, objectives.get(0));
            return best == null ? List.of() : List.of(best);
        }
        Set<List<Double>> seen = new HashSet<>();
        List<T> candidates = eligible(results, objectives).stream()
                .filter(result -> seen.add(costs(result, objectives)))
                .toList();
        return candidates.stream()
                .filter(result -> candidates.stream()
                        .noneMatch(other -> dominates(other.metrics(), result.metrics(), objectives)))
                .toList();
    }

    /** The first of the best by one objective, of the highest part. */
    private static <T extends Evaluated> @Nullable T first(List<T> results, Objective objective) {
        T best = null;
        double least = Double.POSITIVE_INFINITY;
        for (T result : results) {
            double cost = cost(result.metrics(), objective);
            if (result.outcome() instanceof Outcome.Completed
                    && Double.isFinite(cost)
                    && (best == null
                            || result.part() > best.part()
                            || (result.part() == best.part() && cost < least))) {
                best = result;
                least = cost;
            }
        }
        return best;
    }

    /** Non-dominated sorting: the front, then the front of what remains, and so on; equal results share a rank. */
    public static <T extends Evaluated> List<List<T>> ranks(List<T> results, List<Objective> objectives) {
        List<List<T>> ranks = new ArrayList<>();
        List<T> left = eligible(results, objectives);
        while (!left.isEmpty()) {
            List<T> rest = left;
            List<T> front = rest.stream()
                    .filter(result ->
                            rest.stream().noneMatch(other -> dominates(other.metrics(), result.metrics(), objectives)))
                    .toList();
            ranks.add(front);
            left = rest.stream().filter(result -> !front.contains(result)).toList();
        }
        return ranks;
    }

    /**
     * How much room each member has among its neighbours of one rank, in the order of the members; the ends of each
     * objective have infinite room.
     */
    public static <T extends Evaluated> double[] crowding(List<T> front, List<Objective> objectives) {
        double[] room = new double[front.size()];
        for (Objective objective : objectives) {
            int[] order = IntStream.range(0, front.size())
                    .boxed()
                    .sorted(Comparator.comparingDouble(i -> cost(front.get(i).metrics(), objective)))
                    .mapToInt(Integer::intValue)
                    .toArray();
            addRoom(room, order, front, objective);
        }
        return room;
    }

    private static <T extends Evaluated> void addRoom(double[] room, int[] order, List<T> front, Objective objective) {
        if (order.length == 0) {
            return;
        }
        int last = order.length - 1;
        double[] costs = Arrays.stream(order)
                .mapToDouble(i -> cost(front.get(i).metrics(), objective))
                .toArray();
        room[order[0]] = Double.POSITIVE_INFINITY;
        room[order[last]] = Double.POSITIVE_INFINITY;
        double span = costs[last] - costs[0];
        for (int k = 1; k < last && span > 0; k++) {
            room[order[k]] += (costs[k + 1] - costs[k - 1]) / span;
        }
    }

    /**
     * The member that gives up least: each objective scaled to 0 (best of the front) .. 1 (worst), the smallest sum
     * wins, then the better first objective. With two objectives it lies farthest below the line between the ends.
     *
     * @return null for an empty front
     */
    public static <T extends Evaluated> @Nullable T knee(List<T> front, List<Objective> objectives) {
        if (front.size() == 1) {
            return front.get(0);
        }
        double[] sums = new double[front.size()];
        for (Objective objective : objectives) {
            double[] costs = front.stream()
                    .mapToDouble(result -> cost(result.metrics(), objective))
                    .toArray();
            double least = Arrays.stream(costs).min().orElse(0);
            double span = Arrays.stream(costs).max().orElse(0) - least;
            for (int i = 0; i < costs.length && span > 0; i++) {
                sums[i] += (costs[i] - least) / span;
            }
        }
        return IntStream.range(0, front.size())
                .boxed()
                .min(Comparator.<Integer>comparingDouble(i -> sums[i])
                        .thenComparingDouble(i -> cost(front.get(i).metrics(), objectives.get(0))))
                .map(front::get)
                .orElse(null);
    }

    /**
     * The member of the front that is best in the first objective; ties go to the next objectives, then to the first
     * seen.
     *
     * @return null if nothing was completed
     */
    public static <T extends Evaluated> @Nullable T best(List<T> results, List<Objective> objectives) {
        return bestFirst(results, objectives).stream().findFirst().orElse(null);
    }

    /** All that take part, best first by the first objective, then the next ones, then the order they came in. */
    public static <T extends Evaluated> List<T> bestFirst(List<T> results, List<Objective> objectives) {
        Stream<T> sorted = eligible(results, objectives).stream();
        for (int i = objectives.size() - 1; i >= 0; i--) {
            Objective objective = objectives.get(i);
            sorted = sorted.sorted(Comparator.comparingDouble(result -> cost(result.metrics(), objective)));
        }
        return sorted.toList();
    }

    private static <T extends Evaluated> List<T> eligible(List<T> results, List<Objective> objectives) {
        List<T> complete = results.stream()
                .filter(result -> result.outcome() instanceof Outcome.Completed)
                .filter(result -> costs(result, objectives).stream().allMatch(Double::isFinite))
                .toList();
        double most = complete.stream().mapToDouble(Evaluated::part).max().orElse(1);
        return complete.stream().filter(result -> result.part() == most).toList();
    }

    private static List<Double> costs(Evaluated result, List<Objective> objectives) {
        return objectives.stream()
                .map(objective -> cost(result.metrics(), objective))
                .toList();
    }

    private static double cost(Map<String, Double> metrics, Objective objective) {
        Double value = metrics.get(objective.metric());
        if (value == null || value.isNaN()) {
            return Double.POSITIVE_INFINITY;
        }
        return objective.maximize() ? -value : value;
    }
}
