package org.nasturtium.engine.proxy;

import java.util.stream.IntStream;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * How differently the outputs move with the inputs of different samples (Mellor et al. 2020, "Neural Architecture Search without
 * Training", first version): {@code -sum(log(v + k) + 1 / (v + k))} over the eigenvalues v of the correlations between the
 * samples' input gradients, k = 1e-5.
 */
public final class Jacov implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "jacov",
            "how uncorrelated the input gradients of different samples are",
            "Mellor et al. 2020",
            ProxyKind.Needs.DATA,
            new Jacov());

    private static final double LEAST = 1e-5;

    private Jacov() {}

    @Override
    public double score(Untrained network) {
        int[] all = IntStream.range(0, network.batch().size()).toArray();
        double[][] correlations = InputGradients.of(network).correlations(all);
        double sum = 0;
        for (double value :
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(correlations)).getEigenvalues()) {
            double kept = Math.max(0, value) + LEAST;
            sum += Math.log(kept) + 1 / kept;
        }
        return -sum;
    }
}
