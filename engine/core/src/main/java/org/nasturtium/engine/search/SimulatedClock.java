package org.nasturtium.engine.search;

import java.util.function.DoubleSupplier;
import java.util.function.ToDoubleFunction;
import org.nasturtium.engine.evaluate.TrialSpec;

/**
 * The time that a search on a table would have taken: each trial moves it on by what its training would have cost, when
 * it begins, so that a time budget ends a search at the same trial in every run.
 */
final class SimulatedClock implements SearchClock {
    private final ToDoubleFunction<TrialSpec> cost;
    private final int slots;
    private double seconds;

    /** @param slots trials at a time, which share the time */
    SimulatedClock(ToDoubleFunction<TrialSpec> cost, int slots) {
        this.cost = cost;
        this.slots = slots;
    }

    @Override
    public synchronized double seconds() {
        return seconds;
    }

    @Override
    public DoubleSupplier begin(TrialSpec spec) {
        double own = cost.applyAsDouble(spec);
        add(own);
        return () -> own;
    }

    @Override
    public void replayed(TrialSpec spec) {
        add(cost.applyAsDouble(spec));
    }

    private synchronized void add(double own) {
        seconds += own / slots;
    }
}
