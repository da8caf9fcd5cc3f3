package org.nasturtium.engine.proxy;

/**
 * The lengths of all weight tensors, summed (Abdelfattah et al. 2021, "Zero-Cost Proxies for Lightweight NAS"). Of first values
 * that are scaled by what a layer reads, it tells hardly more than how many layers there are and how wide.
 */
public final class L2Norm implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "l2_norm",
            "lengths of the first weights, summed",
            "Abdelfattah et al. 2021",
            ProxyKind.Needs.GRAPH,
            new L2Norm());

    private L2Norm() {}

    @Override
    public double score(Untrained network) {
        double sum = 0;
        for (float[] weights : network.firstWeights().values()) {
            double squares = 0;
            for (float weight : weights) {
                squares += (double) weight * weight;
            }
            sum += Math.sqrt(squares);
        }
        return sum;
    }
}
