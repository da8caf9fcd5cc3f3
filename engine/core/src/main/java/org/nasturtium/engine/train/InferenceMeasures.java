package org.nasturtium.engine.train;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.evaluate.InferenceEnergyMeter;
import org.nasturtium.engine.evaluate.Latency;
import org.nasturtium.engine.evaluate.LatencyMeter;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.graph.NetworkGraph;

/** What has to be measured of a trained network, as far as it is wanted, while nobody else is at work. */
final class InferenceMeasures {
    private final EvaluationPlan plan;
    private final LatencyMeter latency;
    private final InferenceEnergyMeter energy;
    private final QuietGate gate;

    InferenceMeasures(EvaluationPlan plan, Backend backend, Device device, EnergyMeter energy, QuietGate gate) {
        this.plan = plan;
        this.latency = new LatencyMeter(backend, device);
        this.energy = new InferenceEnergyMeter(backend, device, energy);
        this.gate = gate;
    }

    /** @param giveUp called now and then; may throw */
    Map<String, Double> of(NetworkGraph graph, Weights weights, Runnable giveUp) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        if (plan.wants(Metric.LATENCY, Metric.LATENCY_SPREAD, Metric.LATENCY_BATCH)) {
            Latency measured = gate.measuring(giveUp, () -> latency.measure(graph, weights, giveUp));
            metrics.put(Metric.LATENCY.word(), measured.seconds());
            metrics.put(Metric.LATENCY_SPREAD.word(), measured.spread());
            metrics.put(Metric.LATENCY_BATCH.word(), measured.batchSeconds());
        }
        if (plan.wants(Metric.INFERENCE_ENERGY)) {
            double joules = gate.measuring(giveUp, () -> energy.joules(graph, weights, giveUp));
            metrics.put(Metric.INFERENCE_ENERGY.word(), joules);
        }
        return metrics;
    }
}
