package org.nasturtium.engine.proxy;

import java.util.Arrays;
import java.util.BitSet;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Node;

/**
 * How well a network tells samples apart before training (Mellor et al. 2021, "Neural Architecture Search without Training",
 * second version): the logarithm of the determinant of a matrix that counts, for each two samples, the units that are on for
 * both or off for both.
 *
 * <p>A unit is on if an activation reads a positive number. Each activation of the graph counts, also where several read the
 * same. One is added on the diagonal, so that samples with equal codes give a small determinant and not none.
 */
public final class Nwot implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "nwot",
            "how well the units that are on tell samples apart",
            "Mellor et al. 2021",
            ProxyKind.Needs.DATA,
            new Nwot());

    private Nwot() {}

    @Override
    public double score(Untrained network) {
        Agreement agreement = new Agreement(network);
        try (Probe probe = network.probe(false)) {
            agreement.readers(probe);
            probe.forward(network.batch(), agreement);
        }
        return agreement.logDeterminant();
    }

    /** Counts agreeing units. */
    private static final class Agreement implements Probe.Watch {
        private final long[][] agreeing;
        private int[] readers = {};

        Agreement(Untrained network) {
            int size = network.batch().size();
            agreeing = new long[size][size];
        }

        /** How many activations read each node. */
        void readers(Probe probe) {
            readers = new int[probe.graph().nodes().size()];
            for (Node node : probe.graph().liveNodes()) {
                if (node.operation() instanceof Activation) {
                    readers[node.inputs().get(0)]++;
                }
            }
        }

        @Override
        public boolean wants(Node node) {
            return readers[node.id()] > 0;
        }

        @Override
        public void see(Node node, float[] value, float[] gradient) {
            int size = agreeing.length;
            int units = value.length / size;
            long[][] codes = new long[size][];
            for (int n = 0; n < size; n++) {
                BitSet on = new BitSet(units);
                for (int i = 0; i < units; i++) {
                    if (value[n * units + i] > 0) {
                        on.set(i);
                    }
                }
                codes[n] = Arrays.copyOf(on.toLongArray(), (units + 63) / 64);
            }
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    int apart = 0;
                    for (int i = 0; i < codes[a].length; i++) {
                        apart += Long.bitCount(codes[a][i] ^ codes[b][i]);
                    }
                    agreeing[a][b] += (long) readers[node.id()] * (units - apart);
                }
            }
        }

        double logDeterminant() {
            int size = agreeing.length;
            RealMatrix kernel = MatrixUtils.createRealMatrix(size, size);
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    kernel.setEntry(a, b, (double) agreeing[a][b] + (a == b ? 1 : 0));
                    kernel.setEntry(b, a, kernel.getEntry(a, b));
                }
            }
            RealMatrix factor = new CholeskyDecomposition(kernel).getL();
            double sum = 0;
            for (int a = 0; a < size; a++) {
                sum += 2 * Math.log(factor.getEntry(a, a));
            }
            return sum;
        }
    }
}
