package org.nasturtium.engine.search;

/**
 * Where and in which order trials run.
 *
 * @param threads trials at a time, one thread each
 * @param lag trial k is proposed after the results of trials 0 .. k - lag were observed in order
 * @param arrival observe results as they arrive instead: more throughput, not repeatable
 */
public record Placement(int threads, int lag, boolean arrival) {
    public static final int USUAL_LAG = 4;

    public Placement {
        if (threads < 1 || lag < 1) {
            throw new IllegalArgumentException(
                    "on threads(" + threads + "), lag: " + lag + ": both must be at least 1");
        }
    }

    /** One trial after the other, each decided by all results before it: right for tables. */
    public static Placement sequential() {
        return new Placement(1, 1, false);
    }

    /** So many threads, the usual lag, in order. */
    public static Placement threads(int threads) {
        return new Placement(threads, USUAL_LAG, false);
    }
}
