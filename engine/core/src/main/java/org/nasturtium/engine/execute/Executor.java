package org.nasturtium.engine.execute;

import java.util.concurrent.CompletableFuture;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.TrialSpec;

/** Runs evaluations somewhere. */
public interface Executor extends AutoCloseable {
    /** Starts an evaluation; the future ends with an outcome, not with an exception of the trial's. */
    CompletableFuture<Outcome> submit(TrialSpec spec);

    /** How many run at a time. */
    int slots();

    /** Asks a trial to stop; harmless if it is over. */
    void cancel(int trial);

    /** Asks all to stop and waits for them. */
    @Override
    void close();
}
