package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * A power transformation that makes scores as normal as it can: it draws a long tail in and spreads the crowded end (Yeo
 * and Johnson 2000, "A New Family of Power Transformations"; for Bayesian optimisation Cowen-Rivers et al. 2022, "HEBO").
 *
 * <p>Scores of a search have a long tail of bad ones, which a stationary process would spend its variance on.
 *
 * @param mean of the scores it was fitted to
 * @param deviation of the scores it was fitted to
 * @param power 1 leaves them as they are, more draws in the low tail, less the high one
 */
public record ScoreWarp(double mean, double deviation, double power) {
    private static final double LEAST = -1;
    private static final double MOST = 4;
    private static final int STEPS = 20;

    /** The transformation under which these scores are likeliest to be normal. */
    public static ScoreWarp fit(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double deviation = Math.sqrt(variance(scores));
        if (!(deviation > 0)) {
            return new ScoreWarp(mean, 1, 1);
        }
        ScoreWarp best = new ScoreWarp(mean, deviation, 1);
        double value = best.likelihood(scores);
        for (int i = 0; i <= STEPS; i++) {
            ScoreWarp tried = new ScoreWarp(mean, deviation, LEAST + i * (MOST - LEAST) / STEPS);
            double there = tried.likelihood(scores);
            if (there > value) {
                best = tried;
                value = there;
            }
        }
        return best;
    }

    private static double variance(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        return Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
    }

    private double likelihood(double[] scores) {
        double jacobian = 0;
        for (double score : scores) {
            double x = (score - mean) / deviation;
            jacobian += Math.signum(x) * Math.log(Math.abs(x) + 1);
        }
        return (power - 1) * jacobian - scores.length / 2.0 * Math.log(Math.max(1e-12, variance(apply(scores))));
    }

    /** The transformed scores. */
    public double[] apply(double[] scores) {
        return Arrays.stream(scores).map(this::apply).toArray();
    }

    private double apply(double score) {
        double x = (score - mean) / deviation;
        return x >= 0 ? power(x + 1, power) : -power(1 - x, 2 - power);
    }

    private static double power(double base, double exponent) {
        return Math.abs(exponent) < 1e-9 ? Math.log(base) : (Math.pow(base, exponent) - 1) / exponent;
    }

    /** The score that is transformed into this value. */
    public double invert(double value) {
        double x = value >= 0 ? root(value, power) - 1 : 1 - root(-value, 2 - power);
        return mean + deviation * x;
    }

    private static double root(double value, double exponent) {
        return Math.abs(exponent) < 1e-9
                ? Math.exp(value)
                : Math.pow(Math.max(1e-9, 1 + exponent * value), 1 / exponent);
    }
}
