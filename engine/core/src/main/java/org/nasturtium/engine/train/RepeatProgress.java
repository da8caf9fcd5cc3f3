package org.nasturtium.engine.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;

/**
 * The progress of a trial while one of its trainings runs: epochs are counted on over all of them, and only the first
 * asks whether to stop, so that what is poor is not trained again.
 */
record RepeatProgress(Progress whole, int repeat, int repeats) implements Progress {
    @Override
    public void epoch(CurvePoint point, int epochs) {
        whole.epoch(
                new CurvePoint(
                        repeat * epochs + point.epoch(),
                        point.trainLoss(),
                        point.validationLoss(),
                        point.validationScore(),
                        point.seconds()),
                repeats * epochs);
    }

    @Override
    public @Nullable String stop(List<CurvePoint> curve, int epochs) {
        return repeat == 0 ? whole.stop(curve, epochs) : null;
    }

    @Override
    public boolean isCancelled() {
        return whole.isCancelled();
    }
}
