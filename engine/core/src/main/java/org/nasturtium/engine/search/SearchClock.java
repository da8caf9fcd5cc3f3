package org.nasturtium.engine.search;

import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.nasturtium.engine.evaluate.TrialSpec;

/** The time of a search over all its processes: the wall's, or a simulated one. */
interface SearchClock {
    double seconds();

    default Duration elapsed() {
        return Duration.ofMillis(Math.round(seconds() * 1000));
    }

    /** A trial begins; asked at its end, the answer is how long it took. */
    DoubleSupplier begin(TrialSpec spec);

    /** A trial is known from an earlier process. */
    void replayed(TrialSpec spec);
}
