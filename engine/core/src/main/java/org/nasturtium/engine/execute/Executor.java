package org.nasturtium.engine.execute;

import java.util.function.Consumer;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.TrialSpec;

/** Runs evaluations somewhere. */
public interface Executor extends AutoCloseable {
    /**
     * Starts an evaluation.
     *
     * @param ended given the outcome, once, from whichever thread; a trial's exception is an outcome too
     */
    void submit(TrialSpec spec, Consumer<Outcome> ended);

    /** How many run at a time. */
    int slots();

    /** Asks a trial to stop; harmless if it is over. */
    void cancel(int trial);

    /** Asks all to stop and waits for them. */
    @Override
    void close();
}
