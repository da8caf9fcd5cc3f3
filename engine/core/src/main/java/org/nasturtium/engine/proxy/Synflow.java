package org.nasturtium.engine.proxy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.Shape;

/**
 * How much flows through the weights if all of them are positive (Tanaka et al. 2020, "Pruning neural networks without any data
 * by iteratively conserving synaptic flow"; as a proxy Abdelfattah et al. 2021): {@code log(1 + sum |w dR/dw|)}, where R
 * is the sum of the outputs for an input of ones.
 *
 * <p>All values are taken absolute, normalization is left out, numbers are in double precision: the sum itself passes 1e38
 * in deep networks, hence the logarithm, which changes no order.
 */
public final class Synflow implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "synflow",
            "what flows through positive weights without normalization, its logarithm",
            "Tanaka et al. 2020; Abdelfattah et al. 2021",
            ProxyKind.Needs.NETWORK,
            new Synflow());

    private Synflow() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probeWithoutNormalization()) {
            Map<String, double[]> positive = new LinkedHashMap<>();
            probe.values()
                    .forEach((name, values) -> positive.put(
                            name, Arrays.stream(values).map(Math::abs).toArray()));
            probe.put(positive);
            Shape shape = probe.graph().input().shape();
            float[] ones = new float[Math.toIntExact(shape.elements())];
            Arrays.fill(ones, 1);
            Map<String, double[]> gradients =
                    probe.gradients(Batch.unlabelled(1, shape, ones), null, Probe.Watch.NOTHING);
            double sum = 0;
            for (String name : Untrained.weights(probe.graph())) {
                double[] gradient = gradients.getOrDefault(name, new double[0]);
                double[] weights = positive.getOrDefault(name, new double[0]);
                for (int i = 0; i < gradient.length; i++) {
                    sum += Math.abs(weights[i] * gradient[i]);
                }
            }
            return Math.log1p(sum);
        }
    }
}
