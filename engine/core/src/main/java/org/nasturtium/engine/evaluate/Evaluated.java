package org.nasturtium.engine.evaluate;

import java.util.Map;

/** Something that was evaluated, and how it ended: what fronts and rankings are made of. */
public interface Evaluated {
    Outcome outcome();

    /** Part of a full evaluation's cost that was paid for it, at most 1. */
    default double part() {
        return 1;
    }

    /** What was measured; empty if nothing. */
    default Map<String, Double> metrics() {
        return outcome().metrics();
    }
}
