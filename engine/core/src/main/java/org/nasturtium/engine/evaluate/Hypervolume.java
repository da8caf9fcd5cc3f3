package org.nasturtium.engine.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of the space between a reference point and the best is covered by a front (Zitzler and Thiele 1999): one
 * number that grows when a front gets better or wider. Exact for any number of objectives, by slicing (While et al.
 * 2006): quick for two, and for fronts of some hundred members in three or four.
 */
public final class Hypervolume {
    private Hypervolume() {}

    /**
     * Of results, in the product of the objectives' units.
     *
     * @param reference a value for each objective that is worse than what shall count; what is not better in every
     *     objective covers nothing
     */
    public static <T extends Evaluated> double of(List<T> results, List<Objective> objectives, double[] reference) {
        if (reference.length != objectives.size()) {
            throw new IllegalArgumentException(
                    "the reference point has " + reference.length + " numbers, but there are " + objectives.size()
                            + " objectives\nGive one for each, worse than what shall count.");
        }
        double[] worst = IntStream.range(0, reference.length)
                .mapToDouble(i -> objectives.get(i).maximize() ? -reference[i] : reference[i])
                .toArray();
        List<double[]> costs = new ArrayList<>();
        for (T result : ParetoFront.of(results, objectives)) {
            double[] point = new double[worst.length];
            for (int i = 0; i < point.length; i++) {
                Objective objective = objectives.get(i);
                double value = result.metrics().getOrDefault(objective.metric(), Double.NaN);
                point[i] = objective.maximize() ? -value : value;
            }
            costs.add(point);
        }
        return ofCosts(costs, worst);
    }

    /** Of points of which less is better in every place; dominated ones change nothing. */
    public static double ofCosts(List<double[]> points, double[] worst) {
        List<double[]> inside = points.stream()
                .filter(point -> IntStream.range(0, worst.length).allMatch(i -> point[i] < worst[i]))
                .toList();
        return slice(inside, worst, worst.length);
    }

    /** By the last of {@code places}: between two points the volume is a slab over those in front of it. */
    private static double slice(List<double[]> points, double[] worst, int places) {
        if (points.isEmpty()) {
            return 0;
        }
        if (places == 1) {
            return worst[0]
                    - points.stream().mapToDouble(point -> point[0]).min().orElse(worst[0]);
        }
        int last = places - 1;
        double[][] sorted = points.toArray(new double[0][]);
        Arrays.sort(sorted, Comparator.comparingDouble(point -> point[last]));
        double volume = 0;
        double least = worst[0];
        for (int i = 0; i < sorted.length; i++) {
            least = Math.min(least, sorted[i][0]);
            double thickness = (i + 1 < sorted.length ? sorted[i + 1][last] : worst[last]) - sorted[i][last];
            if (thickness > 0) {
                double below = places == 2
                        ? worst[0] - least
                        : slice(Arrays.asList(sorted).subList(0, i + 1), worst, last);
                volume += thickness * below;
            }
        }
        return volume;
    }
}
