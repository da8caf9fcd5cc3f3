package org.nasturtium.engine.proxy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Probe;

/**
 * How much taking weights away would lessen the flow of gradients (Wang et al. 2020, "Picking Winning Tickets Before Training by
 * Preserving Gradient Flow"; as a proxy, with this sign, Abdelfattah et al. 2021): {@code -sum w (H g)}, g being the gradient of
 * the loss and H its second derivative.
 *
 * <p>H g is the difference of two gradients a little along g, divided by the distance, in double precision, so that a backend
 * needs no second derivatives. The step is so short that hardly a unit crosses the kink of its ReLU, where the difference, unlike
 * the derivative, would jump. As double precision is slow, no more than {@value #SAMPLES} samples are looked at.
 */
public final class Grasp implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "grasp",
            "how much the flow of gradients depends on each weight, summed",
            "Wang et al. 2020; Abdelfattah et al. 2021",
            ProxyKind.Needs.DATA,
            new Grasp());

    /** The step's length as a share of the weights' length. */
    private static final double STEP = 1e-12;

    private static final int SAMPLES = 16;

    private Grasp() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probe(true)) {
            Map<String, double[]> weights = new LinkedHashMap<>(probe.values());
            weights.keySet().retainAll(Untrained.weights(probe.graph()));
            Map<String, double[]> direction = gradients(probe, network, weights);
            double length = length(direction);
            if (length == 0) {
                return 0; // nothing flows
            }
            double step = STEP * length(weights) / length;
            Map<String, double[]> ahead = gradients(probe, network, moved(weights, direction, step));
            Map<String, double[]> behind = gradients(probe, network, moved(weights, direction, -step));
            double sum = 0;
            for (String name : direction.keySet()) {
                double[] weight = weights.getOrDefault(name, new double[0]);
                double[] a = ahead.getOrDefault(name, new double[weight.length]);
                double[] b = behind.getOrDefault(name, new double[weight.length]);
                for (int i = 0; i < weight.length; i++) {
                    sum -= weight[i] * (a[i] - b[i]) / (2 * step);
                }
            }
            return sum;
        }
    }

    private static Map<String, double[]> gradients(Probe probe, Untrained network, Map<String, double[]> at) {
        probe.put(at);
        Map<String, double[]> gradients = probe.gradients(some(network.batch()), network.loss(), Probe.Watch.NOTHING);
        gradients.keySet().retainAll(at.keySet());
        return gradients;
    }

    private static Batch some(Batch all) {
        return new Batch(Math.min(SAMPLES, all.size()), all.shape(), all.inputs(), all.labels(), all.targets());
    }

    private static Map<String, double[]> moved(
            Map<String, double[]> weights, Map<String, double[]> direction, double step) {
        Map<String, double[]> moved = new LinkedHashMap<>();
        weights.forEach((name, values) -> {
            double[] slopes = direction.getOrDefault(name, new double[values.length]);
            double[] there = values.clone();
            for (int i = 0; i < there.length; i++) {
                there[i] += step * slopes[i];
            }
            moved.put(name, there);
        });
        return moved;
    }

    private static double length(Map<String, double[]> vectors) {
        double squares = 0;
        for (double[] vector : vectors.values()) {
            for (double value : vector) {
                squares += value * value;
            }
        }
        return Math.sqrt(squares);
    }
}
