package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** A training that ended before its last epoch, by a stopping rule or because a person asked: what it had reached. */
public sealed class TrainingStopped extends RuntimeException permits TrainingCancelled {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Double> metrics;
    private final transient List<CurvePoint> curve;

    public TrainingStopped(String reason, Map<String, Double> metrics, List<CurvePoint> curve) {
        super(reason);
        this.metrics = Map.copyOf(metrics);
        this.curve = List.copyOf(curve);
    }

    /** Of the last whole epoch; empty before the first. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    public List<CurvePoint> curve() {
        return curve;
    }
}
