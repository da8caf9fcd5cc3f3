package org.nasturtium.engine.proxy;

import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.Node;

/** How the summed outputs move with each input of each sample, and how alike samples are in that. */
final class InputGradients implements Probe.Watch {
    private float[] slopes = {};
    private final int samples;

    private InputGradients(int samples) {
        this.samples = samples;
    }

    static InputGradients of(Untrained network) {
        InputGradients seen = new InputGradients(network.batch().size());
        try (Probe probe = network.probe(false)) {
            probe.gradients(network.batch(), null, seen);
        }
        return seen;
    }

    @Override
    public boolean wants(Node node) {
        return node.id() == 0;
    }

    @Override
    public void see(Node node, float[] value, float[] gradient) {
        slopes = gradient;
    }

    /**
     * Correlations between these samples. Where one does not move at all there is none: it counts as 1, since nothing tells the
     * samples apart.
     */
    double[][] correlations(int... which) {
        int inputs = slopes.length / samples;
        double[][] rows = new double[which.length][inputs];
        for (int i = 0; i < which.length; i++) {
            standardise(which[i] * inputs, rows[i]);
        }
        double[][] correlations = new double[which.length][which.length];
        for (int i = 0; i < which.length; i++) {
            correlations[i][i] = 1;
            for (int j = 0; j < i; j++) {
                double product = 0;
                boolean still = Double.isNaN(rows[i][0]) || Double.isNaN(rows[j][0]);
                for (int k = 0; k < inputs && !still; k++) {
                    product += rows[i][k] * rows[j][k];
                }
                correlations[i][j] = still ? 1 : Math.max(-1, Math.min(1, product));
                correlations[j][i] = correlations[i][j];
            }
        }
        return correlations;
    }

    /** To mean 0 and length 1; to NaN where all numbers are equal. */
    private void standardise(int from, double[] row) {
        double mean = 0;
        for (int k = 0; k < row.length; k++) {
            mean += slopes[from + k] / (double) row.length;
        }
        double squares = 0;
        for (int k = 0; k < row.length; k++) {
            row[k] = slopes[from + k] - mean;
            squares += row[k] * row[k];
        }
        double length = Math.sqrt(squares);
        for (int k = 0; k < row.length; k++) {
            row[k] /= length;
        }
    }
}
