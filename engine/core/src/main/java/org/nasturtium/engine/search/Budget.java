package org.nasturtium.engine.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a search ends: whichever of its parts comes first.
 *
 * @param trials finished trials, or no bound
 * @param time wall time, or no bound
 * @param stalled trials in a row without a better one, or no bound
 */
public record Budget(
        @Nullable Integer trials,
        @Nullable Duration time,
        @Nullable Integer stalled) {
    public Budget {
        if (trials == null && time == null && stalled == null) {
            throw new IllegalArgumentException("budget: needs trials, a time or stalled(n)\nMaybe `budget 40.trials`.");
        }
        if ((trials != null && trials < 1)
                || (stalled != null && stalled < 1)
                || (time != null && (time.isZero() || time.isNegative()))) {
            throw new IllegalArgumentException(
                    "budget: trials " + trials + ", time " + time + ", stalled " + stalled + " must be above zero");
        }
    }

    /** So many trials. */
    public static Budget trials(int trials) {
        return new Budget(trials, null, null);
    }
}
