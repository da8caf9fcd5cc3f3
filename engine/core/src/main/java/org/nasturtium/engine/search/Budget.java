package org.nasturtium.engine.search;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a search ends: whichever of its parts comes first.
 *
 * @param trials finished trials, or no bound
 * @param time wall time, or no bound
 * @param stalled trials in a row without a better one, or no bound
 * @param epochs of training on all samples, or no bound; a trial that goes on pays the difference
 */
public record Budget(
        @Nullable Integer trials,
        @Nullable Duration time,
        @Nullable Integer stalled,
        @Nullable Double epochs) {
    public Budget {
        if (trials == null && time == null && stalled == null && epochs == null) {
            throw new IllegalArgumentException(
                    "budget: needs trials, epochs, a time or stalled(n)\nMaybe `budget 40.trials`.");
        }
        if ((trials != null && trials < 1)
                || (stalled != null && stalled < 1)
                || (epochs != null && !(epochs > 0))
                || (time != null && (time.isZero() || time.isNegative()))) {
            throw new IllegalArgumentException("budget: trials " + trials + ", epochs " + epochs + ", time " + time
                    + ", stalled " + stalled + " must be above zero");
        }
    }

    /** Whatever the epochs. */
    public Budget(@Nullable Integer trials, @Nullable Duration time, @Nullable Integer stalled) {
        this(trials, time, stalled, null);
    }

    /** So many trials. */
    public static Budget trials(int trials) {
        return new Budget(trials, null, null, null);
    }
}
