package org.nasturtium.engine.train;

import java.time.Duration;

/** A training that took longer than its settings allow. */
public final class TrainingTimedOut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TrainingTimedOut(Duration limit, int epochsDone, int epochs) {
        super("timeout: longer than " + limit.toMillis() / 1000.0 + " s, with " + epochsDone + " of " + epochs
                + " epochs done");
    }
}
