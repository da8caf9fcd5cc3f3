package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** A training that a stopping rule ended: what it had reached by then. */
public final class TrainingStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Double> metrics;
    private final transient List<CurvePoint> curve;

    public TrainingStopped(String reason, Map<String, Double> metrics, List<CurvePoint> curve) {
        super(reason);
        this.metrics = Map.copyOf(metrics);
        this.curve = List.copyOf(curve);
    }

    /** Of the last epoch. */
    public Map<String, Double> metrics() {
        return metrics;
    }

    public List<CurvePoint> curve() {
        return curve;
    }
}
