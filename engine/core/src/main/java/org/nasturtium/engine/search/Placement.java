package org.nasturtium.engine.search;

import org.nasturtium.engine.energy.Electricity;

/**
 * Where and in which order trials run, and what electricity is like there.
 *
 * @param threads trials at a time, one thread each
 * @param lag trial k is proposed after the results of trials 0 .. k - lag were observed in order
 * @param arrival observe results as they arrive instead: more throughput, not repeatable
 * @param electricity what a busy core draws and what a kWh emits
 */
public record Placement(int threads, int lag, boolean arrival, Electricity electricity) {
    public static final int USUAL_LAG = 4;

    public Placement {
        if (threads < 1 || lag < 1) {
            throw new IllegalArgumentException(
                    "on threads(" + threads + "), lag: " + lag + ": both must be at least 1");
        }
    }

    /** Where nothing is known of the electricity. */
    public Placement(int threads, int lag, boolean arrival) {
        this(threads, lag, arrival, Electricity.UNKNOWN);
    }

    /** The same place, with what a person knows of its electricity. */
    public Placement with(Electricity value) {
        return new Placement(threads, lag, arrival, value);
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
