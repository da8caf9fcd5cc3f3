package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Ridge regression on single values and on pairs of values, which is a quadratic function of binary variables (QUBO).
 *
 * <p>It is solved through the likeness of observations instead of through its many weights: two architectures that agree in m
 * decisions share m single values and m (m - 1) / 2 pairs. So a new observation appends one row to a Cholesky factor, and a
 * draw from the posterior of all weights costs the square of the observations (Rasmussen and Williams 2006, 2.1; Doucet
 * 2010 for the draw by correcting one from the prior). A number of a wide range counts as one of {@value #BINS} bins.
 */
public final class PairwiseModel {
    private static final int BINS = 8;
    private static final double LEAST_RESIDUAL = 1e-5;
    private static final double EXTRA_VARIANCE = 1e-4;

    private final FeatureEncoding features;
    private final double ridge;
    private final int[] offsets;
    private final int width;
    private final List<int[]> rows = new ArrayList<>();
    private final Cholesky factor = new Cholesky();

    public PairwiseModel(FeatureEncoding features, double ridge) {
        this.features = features;
        this.ridge = ridge;
        this.offsets = new int[features.size()];
        int at = 0;
        for (int j = 0; j < offsets.length; j++) {
            offsets[j] = at;
            at += levels(j);
        }
        this.width = at;
    }

    private int levels(int feature) {
        return features.count(feature) > 0 ? features.count(feature) : BINS;
    }

    /** The binary variables that an architecture sets, by number; those of absent decisions are left out. */
    public int[] variables(double[] code) {
        int[] variables = new int[code.length];
        int size = 0;
        for (int j = 0; j < code.length; j++) {
            if (code[j] >= 0) {
                int level = features.count(j) > 0 ? (int) code[j] : Math.min(BINS - 1, (int) (code[j] * BINS));
                variables[size++] = offsets[j] + level;
            }
        }
        return Arrays.copyOf(variables, size);
    }

    /** What a binary variable says. */
    public String words(int variable) {
        int feature = offsets.length - 1;
        while (offsets[feature] > variable) {
            feature--;
        }
        int level = variable - offsets[feature];
        return features.count(feature) > 0
                ? features.name(feature) + "=" + features.value(feature, level)
                : features.name(feature) + "=" + features.value(feature, (double) level / BINS) + ".."
                        + features.value(feature, (level + 1.0) / BINS);
    }

    public int size() {
        return rows.size();
    }

    /** Adds an observation behind all others. */
    public void append(int[] variables) {
        double[] covariances = new double[rows.size()];
        for (int i = 0; i < covariances.length; i++) {
            covariances[i] = shared(variables, rows.get(i));
        }
        factor.append(covariances, shared(variables, variables) + ridge);
        rows.add(variables);
    }

    /** Forgets all observations. */
    public void clear() {
        rows.clear();
        factor.truncate(0);
    }

    /** Both lists ascend. */
    private static double shared(int[] a, int[] b) {
        int matches = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            matches += a[i] == b[j] ? 1 : 0;
            int next = a[i];
            i += next <= b[j] ? 1 : 0;
            j += b[j] <= next ? 1 : 0;
        }
        return matches * (matches + 1) / 2.0;
    }

    /**
     * Weights under the scores of the first observations: the likeliest ones, or a draw from their posterior.
     *
     * @param scores of so many observations; larger is better
     * @param chance the source of a draw; null for the likeliest weights
     */
    public Weights weights(double[] scores, @Nullable RandomGenerator chance) {
        int n = scores.length;
        double mean = Arrays.stream(scores).average().orElse(0);
        double[] targets = Arrays.stream(scores).map(score -> score - mean).toArray();
        double[] duals = solve(targets);
        if (chance == null) {
            return weights(new Weights(width), duals, mean);
        }
        double residual = 0;
        for (double dual : duals) {
            residual += ridge * dual * ridge * dual / n;
        }
        double deviation = Math.sqrt(Math.max(residual, LEAST_RESIDUAL) + EXTRA_VARIANCE);
        Weights prior = Weights.draw(width, deviation / Math.sqrt(ridge), chance);
        for (int i = 0; i < n; i++) {
            targets[i] -= prior.value(rows.get(i)) + deviation * chance.nextGaussian();
        }
        return weights(prior, solve(targets), mean);
    }

    private double[] solve(double[] targets) {
        double[] solved = targets.clone();
        factor.solveTransposed(solved, 0, solved.length);
        factor.solve(solved, solved.length);
        return solved;
    }

    private Weights weights(Weights weights, double[] duals, double mean) {
        weights.constant += mean;
        for (int i = 0; i < duals.length; i++) {
            weights.add(rows.get(i), duals[i]);
        }
        return weights;
    }

    /** A weight for each binary variable and for each pair of them. */
    public static final class Weights {
        private final double[][] pairs;
        private double constant;

        private Weights(int width) {
            this.pairs = new double[width][];
            for (int a = 0; a < width; a++) {
                pairs[a] = new double[a + 1];
            }
        }

        private static Weights draw(int width, double deviation, RandomGenerator chance) {
            Weights weights = new Weights(width);
            for (double[] row : weights.pairs) {
                for (int b = 0; b < row.length; b++) {
                    row[b] = deviation * chance.nextGaussian();
                }
            }
            return weights;
        }

        private void add(int[] variables, double amount) {
            for (int i = 0; i < variables.length; i++) {
                double[] row = pairs[variables[i]];
                for (int j = 0; j <= i; j++) {
                    row[variables[j]] += amount;
                }
            }
        }

        /** The score of an architecture. */
        public double value(int[] variables) {
            double sum = constant;
            for (int i = 0; i < variables.length; i++) {
                double[] row = pairs[variables[i]];
                for (int j = 0; j <= i; j++) {
                    sum += row[variables[j]];
                }
            }
            return sum;
        }

        /** The weight of a pair, or of one variable with itself. */
        public double of(int a, int b) {
            return a >= b ? pairs[a][b] : pairs[b][a];
        }

        public int width() {
            return pairs.length;
        }
    }
}
