package org.nasturtium.engine.evaluate;

/** A metric and whether more of it is better. */
public record Objective(String metric, boolean maximize) {
    /** Whether one value of the metric is better than another. */
    public boolean isBetter(double a, double b) {
        return maximize ? a > b : a < b;
    }
}
