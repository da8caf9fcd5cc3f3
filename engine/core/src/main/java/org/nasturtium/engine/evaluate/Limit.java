package org.nasturtium.engine.evaluate;

import java.util.List;
import java.util.Map;

/**
 * A hard bound on a metric. One that follows from the graph is checked before training, the others when they are known.
 *
 * @param metric its name
 * @param bound the worst value that is still good
 * @param isLeast whether less is broken, as for an accuracy; otherwise more
 */
public record Limit(String metric, double bound, boolean isLeast) {
    private static final double SMALLEST_SCALE = 1e-12;

    /** An upper bound. */
    public Limit(String metric, double bound) {
        this(metric, bound, false);
    }

    /** A lower bound. */
    public static Limit atLeast(String metric, double bound) {
        return new Limit(metric, bound, true);
    }

    /** Whether a value keeps within; NaN does not. */
    public boolean holds(double value) {
        return isLeast ? value >= bound : value <= bound;
    }

    /** By which share of the bound a value breaks it; 0 if it does not, or is NaN. */
    public double breach(double value) {
        double beyond = isLeast ? bound - value : value - bound;
        return beyond > 0 ? beyond / Math.max(Math.abs(bound), SMALLEST_SCALE) : 0;
    }

    /** By how much all limits together are broken, each relative to its bound; what is not known breaks none. */
    public static double breach(List<Limit> limits, Map<String, Double> metrics) {
        return limits.stream()
                .mapToDouble(limit -> limit.breach(metrics.getOrDefault(limit.metric, Double.NaN)))
                .sum();
    }

    /** What is wrong with a value that does not hold: {@code params 1,203 > limit 1,000}. */
    public String broken(Metric shown, double value) {
        return metric + " " + shown.text(value) + (isLeast ? " < limit " : " > limit ") + shown.text(bound);
    }
}
