package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/** A training that was asked to stop: what it had reached by then. */
public final class TrainingCancelled extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Map<String, Double> metrics;
    private final transient List<CurvePoint> curve;

    public TrainingCancelled(Map<String, Double> metrics, List<CurvePoint> curve, int epochs) {
        super("cancelled after " + curve.size() + " of " + epochs + " epochs");
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
