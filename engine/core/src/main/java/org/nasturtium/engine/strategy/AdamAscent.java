package org.nasturtium.engine.strategy;

/** Adam (Kingma and Ba 2015) uphill, for the few numbers that a strategy learns. */
final class AdamAscent {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.999;
    private static final double EPSILON = 1e-8;

    private final double rate;
    private final double[] mean;
    private final double[] square;
    private double power1 = 1;
    private double power2 = 1;

    AdamAscent(int size, double rate) {
        this.rate = rate;
        this.mean = new double[size];
        this.square = new double[size];
    }

    void step(double[] values, double[] gradient) {
        power1 *= BETA1;
        power2 *= BETA2;
        for (int i = 0; i < values.length; i++) {
            mean[i] = BETA1 * mean[i] + (1 - BETA1) * gradient[i];
            square[i] = BETA2 * square[i] + (1 - BETA2) * gradient[i] * gradient[i];
            values[i] += rate * (mean[i] / (1 - power1)) / (Math.sqrt(square[i] / (1 - power2)) + EPSILON);
        }
    }
}
