package org.nasturtium.engine.evaluate;

import java.util.List;
import java.util.Map;

/** How an evaluation ended. A failed one is data: the search goes on. */
public sealed interface Outcome {
    /** {@code completed}, {@code stopped}, {@code failed} or {@code infeasible}. */
    String status();

    /** What was measured before the end; empty if nothing. */
    default Map<String, Double> metrics() {
        return Map.of();
    }

    /** Trained to its end. */
    record Completed(Map<String, Double> metrics, List<CurvePoint> curve) implements Outcome {
        public Completed {
            metrics = Map.copyOf(metrics);
            curve = List.copyOf(curve);
        }

        @Override
        public String status() {
            return "completed";
        }
    }

    /** Ended early by a stopper or by the person; the metrics are those of the last epoch. */
    record Stopped(String reason, Map<String, Double> metrics, List<CurvePoint> curve) implements Outcome {
        public Stopped {
            metrics = Map.copyOf(metrics);
            curve = List.copyOf(curve);
        }

        @Override
        public String status() {
            return "stopped";
        }
    }

    /** Diverged, ran out of time or memory, or threw. */
    record Failed(String cause) implements Outcome {
        @Override
        public String status() {
            return "failed";
        }
    }

    /** Breaks a limit or cannot be built; the metrics are those known without training. */
    record Infeasible(String cause, Map<String, Double> metrics) implements Outcome {
        public Infeasible {
            metrics = Map.copyOf(metrics);
        }

        @Override
        public String status() {
            return "infeasible";
        }
    }

    /** One epoch of a learning curve. */
    record CurvePoint(int epoch, double trainLoss, double validationLoss, double validationScore, double seconds) {}
}
