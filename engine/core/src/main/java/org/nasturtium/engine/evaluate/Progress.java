package org.nasturtium.engine.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** How an evaluation reports on its way, and learns that it should stop. Called from the evaluating thread. */
public interface Progress {
    /** Reports nothing and never stops. */
    Progress NONE = new Progress() {
        @Override
        public void epoch(CurvePoint point, int epochs) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /** An epoch of {@code epochs} is done. */
    void epoch(CurvePoint point, int epochs);

    /** Why the training ends after this epoch, a sentence; null = it goes on. Asked after each epoch but the last. */
    default @Nullable String stop(List<CurvePoint> curve, int epochs) {
        return null;
    }

    /** Looked at between two steps. */
    boolean isCancelled();
}
