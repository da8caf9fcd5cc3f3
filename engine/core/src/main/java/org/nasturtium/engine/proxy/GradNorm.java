package org.nasturtium.engine.proxy;

import java.util.Map;
import org.nasturtium.engine.backend.Probe;

/** The lengths of all weight tensors' gradients, summed, after one batch (Abdelfattah et al. 2021, "Zero-Cost Proxies for
 * Lightweight NAS"). */
public final class GradNorm implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "grad_norm",
            "lengths of the weights' gradients after one batch, summed",
            "Abdelfattah et al. 2021",
            ProxyKind.Needs.DATA,
            new GradNorm());

    private GradNorm() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probe(false)) {
            Map<String, double[]> gradients = probe.gradients(network.batch(), network.loss(), Probe.Watch.NOTHING);
            double sum = 0;
            for (String name : Untrained.weights(probe.graph())) {
                double squares = 0;
                for (double slope : gradients.getOrDefault(name, new double[0])) {
                    squares += slope * slope;
                }
                sum += Math.sqrt(squares);
            }
            return sum;
        }
    }
}
