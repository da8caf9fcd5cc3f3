package org.nasturtium.engine.stopping;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/**
 * Decides for one trial whether its training goes on, by what was known when it was proposed: so it decides the same
 * whatever runs beside it. Safe for the thread that trains.
 */
@FunctionalInterface
public interface Stopper {
    /** Never stops. */
    Stopper NEVER = (curve, epochs) -> null;

    /**
     * Why the training ends now, a sentence; null = it goes on. Asked after each epoch but the last.
     *
     * @param curve so far
     * @param epochs that are planned
     */
    @Nullable
    String reason(List<CurvePoint> curve, int epochs);
}
