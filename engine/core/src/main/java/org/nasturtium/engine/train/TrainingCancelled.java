package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** A training that a person asked to stop. */
public final class TrainingCancelled extends TrainingStopped {
    private static final long serialVersionUID = 1L;

    public TrainingCancelled(Map<String, Double> metrics, List<CurvePoint> curve, int epochs) {
        super("cancelled after " + curve.size() + " of " + epochs + " epochs", metrics, curve);
    }
}
