package org.nasturtium.engine.search;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a search ends: whichever of its parts comes first.
 *
 * @param trials finished trials, or no bound
 * @param time wall time, or no bound
 * @param stalled trials in a row without a better one, or no bound
 * @param epochs of training on all samples, or no bound; a trial that goes on pays the difference
 * @param measured how much of each resource may be used up; a resource that is missing has no bound
 * @param winner share of time and resources that is kept back for training the winner for good, on training and
 *     validation data, before the search ends; 0 = it is not trained
 */
public record Budget(
        @Nullable Integer trials,
        @Nullable Duration time,
        @Nullable Integer stalled,
        @Nullable Double epochs,
        Map<Resource, Double> measured,
        double winner) {
    public Budget {
        Map<Resource, Double> bounds = new EnumMap<>(Resource.class);
        bounds.putAll(measured);
        measured = Collections.unmodifiableMap(bounds);
        if (trials == null && time == null && stalled == null && epochs == null && measured.isEmpty()) {
            throw new IllegalArgumentException(
                    "budget: needs trials, epochs, a time, stalled(n) or a measured resource\nMaybe `budget 40.trials`.");
        }
        if ((trials != null && trials < 1)
                || (stalled != null && stalled < 1)
                || (epochs != null && !(epochs > 0))
                || (time != null && (time.isZero() || time.isNegative()))) {
            throw new IllegalArgumentException("budget: trials " + trials + ", epochs " + epochs + ", time " + time
                    + ", stalled " + stalled + " must be above zero");
        }
        if (!(winner >= 0 && winner < 1)) {
            throw new IllegalArgumentException("budget: winner " + winner
                    + " must be a share, at least 0 and below 1\nMaybe `budget 10.minutes, winner: 0.5`.");
        }
        if (winner > 0 && time == null && measured.isEmpty()) {
            throw new IllegalArgumentException("budget: winner " + winner
                    + " is a share of time or of a measured resource, and neither is bounded"
                    + "\nMaybe `budget 10.minutes, winner: 0.5`, or `found.best.retrain()`.");
        }
        measured.forEach((resource, bound) -> {
            if (!(bound > 0 && bound < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "budget: " + resource.word() + " " + bound + " must be above zero and finite");
            }
        });
    }

    /** No winner is trained. */
    public Budget(
            @Nullable Integer trials,
            @Nullable Duration time,
            @Nullable Integer stalled,
            @Nullable Double epochs,
            Map<Resource, Double> measured) {
        this(trials, time, stalled, epochs, measured, 0);
    }

    /** Nothing is measured. */
    public Budget(
            @Nullable Integer trials, @Nullable Duration time, @Nullable Integer stalled, @Nullable Double epochs) {
        this(trials, time, stalled, epochs, Map.of());
    }

    /** Whatever the epochs. */
    public Budget(@Nullable Integer trials, @Nullable Duration time, @Nullable Integer stalled) {
        this(trials, time, stalled, null);
    }

    /** So many trials. */
    public static Budget trials(int trials) {
        return new Budget(trials, null, null, null);
    }

    /** So much of a resource: {@code Budget.of(Resource.CPU, 150)}. */
    public static Budget of(Resource resource, double amount) {
        return new Budget(null, null, null, null, Map.of(resource, amount));
    }

    /** The same with a share kept back for the training of the winner. */
    public Budget withWinner(double share) {
        return new Budget(trials, time, stalled, epochs, measured, share);
    }

    /** Whether the machine's speed decides when it ends. */
    public boolean isMeasured() {
        return time != null || !measured.isEmpty();
    }
}
