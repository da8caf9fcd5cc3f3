package org.nasturtium.engine.search;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Wall time of a search over all its processes: what the journal says was spent, and what this process adds. */
final class Stopwatch {
    private final LongSupplier nanos;
    private final long start;
    private final double before;

    /** @param before seconds spent by earlier processes */
    Stopwatch(LongSupplier nanos, double before) {
        this.nanos = nanos;
        this.start = nanos.getAsLong();
        this.before = before;
    }

    double seconds() {
        return before + (nanos.getAsLong() - start) * 1e-9;
    }

    Duration elapsed() {
        return Duration.ofMillis(Math.round(seconds() * 1000));
    }
}
