package org.nasturtium.engine.evaluate;

import org.nasturtium.engine.space.Architecture;

/** How long trials will take: for time budgets, and for the person who waits. */
public interface Forecast {
    /**
     * Learns from a trial.
     *
     * @param seconds wall time
     * @param pace seconds of what is foreseen a second of wall time: 1, or the share of a processor where processor
     *     time is
     */
    void observe(Architecture architecture, Fidelity fidelity, Outcome outcome, double seconds, double pace);

    /** Whether it knows anything yet. */
    boolean isReady();

    /** Seconds that a trial can be expected to take; 0 if nothing is known yet. */
    double seconds(Architecture architecture, Fidelity fidelity);

    /** Seconds that so many trials take; 0 if nothing is known yet. */
    double searchSeconds(int trials, int threads);
}
