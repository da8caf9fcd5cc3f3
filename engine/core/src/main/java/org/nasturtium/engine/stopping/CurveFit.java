package org.nasturtium.engine.stopping;

import org.hipparchus.special.Erf;

/**
 * Where a learning curve is going: {@code score = ceiling - gap * f(epoch)} by least squares over a grid of falling
 * functions f, each weighted by how well it fits.
 */
final class CurveFit {
    /** A score is never known better than this. */
    private static final double LEAST_VARIANCE = 1e-6;

    private static final double[] POWERS = {0.25, 0.5, 0.75, 1, 1.5, 2, 3};
    private static final double[] RATES = {0.1, 0.2, 0.35, 0.5, 0.75, 1, 1.5};

    private final double[] scores;

    CurveFit(double[] scores) {
        this.scores = scores.clone();
    }

    /** The probability that the score of a later epoch exceeds a value. */
    double probabilityAbove(double value, int epoch) {
        double weights = 0;
        double above = 0;
        for (int family = 0; family < 2; family++) {
            for (double shape : family == 0 ? POWERS : RATES) {
                double[] falling = new double[scores.length];
                for (int i = 0; i < falling.length; i++) {
                    falling[i] = falling(family, shape, i + 1);
                }
                Line line = Line.of(falling, scores);
                double weight = Math.exp(-0.5 * scores.length * Math.log(line.variance()));
                double x = falling(family, shape, epoch);
                double spread = Math.sqrt(line.varianceAt(x));
                weights += weight;
                above += weight * 0.5 * Erf.erfc((value - line.at(x)) / (spread * Math.sqrt(2)));
            }
        }
        return above / weights;
    }

    private static double falling(int family, double shape, int epoch) {
        return family == 0 ? Math.pow(epoch, -shape) : Math.exp(-shape * (epoch - 1));
    }

    /** {@code y = ceiling + slope x} with its noise; a curve does not fall in the long run, so the slope is at most 0. */
    private record Line(double ceiling, double slope, double variance, double meanX, double squares, int points) {
        static Line of(double[] x, double[] y) {
            int n = x.length;
            double meanX = 0;
            double meanY = 0;
            for (int i = 0; i < n; i++) {
                meanX += x[i] / n;
                meanY += y[i] / n;
            }
            double squares = 0;
            double products = 0;
            for (int i = 0; i < n; i++) {
                squares += (x[i] - meanX) * (x[i] - meanX);
                products += (x[i] - meanX) * (y[i] - meanY);
            }
            double slope = squares == 0 ? 0 : Math.min(0, products / squares);
            double ceiling = meanY - slope * meanX;
            double residual = 0;
            for (int i = 0; i < n; i++) {
                double off = y[i] - ceiling - slope * x[i];
                residual += off * off;
            }
            return new Line(ceiling, slope, Math.max(LEAST_VARIANCE, residual / Math.max(1, n - 2)), meanX, squares, n);
        }

        double at(double x) {
            return ceiling + slope * x;
        }

        /** Of a new observation at x. */
        double varianceAt(double x) {
            double leverage = squares == 0 ? 0 : (x - meanX) * (x - meanX) / squares;
            return variance * (1 + 1.0 / points + leverage);
        }
    }
}
