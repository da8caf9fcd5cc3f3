package org.nasturtium.engine.search;

import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.nasturtium.engine.evaluate.TrialSpec;

/** Wall time of a search over all its processes: what the journal says was spent, and what this process adds. */
final class Stopwatch implements SearchClock {
    private final LongSupplier nanos;
    private final long start;
    private final double before;

    /** @param before seconds spent by earlier processes */
    Stopwatch(LongSupplier nanos, double before) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.before = before;
    }

    @Override
    public double seconds() {
        return before + (nanos.getAsLong() - start) * 1e-9;
    }

    @Override
    public DoubleSupplier begin(TrialSpec spec) {
        long begun = nanos.getAsLong();
        return () -> (nanos.getAsLong() - begun) * 1e-9;
    }

    @Override
    public void replayed(TrialSpec spec) {
        // the journal's time holds it
    }
}
