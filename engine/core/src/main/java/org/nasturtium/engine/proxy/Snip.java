package org.nasturtium.engine.proxy;

import java.util.Map;
import org.nasturtium.engine.backend.Probe;

/**
 * How much the loss would change if weights were taken away, to first order (Lee et al. 2019, "SNIP: Single-shot Network Pruning
 * based on Connection Sensitivity"; as a proxy Abdelfattah et al. 2021): {@code sum |w dL/dw|}.
 */
public final class Snip implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "snip",
            "how much the loss depends on each weight, summed",
            "Lee et al. 2019; Abdelfattah et al. 2021",
            ProxyKind.Needs.DATA,
            new Snip());

    private Snip() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probe(false)) {
            Map<String, double[]> values = probe.values();
            Map<String, double[]> gradients = probe.gradients(network.batch(), network.loss(), Probe.Watch.NOTHING);
            double sum = 0;
            for (String name : Untrained.weights(probe.graph())) {
                double[] gradient = gradients.getOrDefault(name, new double[0]);
                double[] weights = values.getOrDefault(name, new double[0]);
                for (int i = 0; i < gradient.length; i++) {
                    sum += Math.abs(weights[i] * gradient[i]);
                }
            }
            return sum;
        }
    }
}
