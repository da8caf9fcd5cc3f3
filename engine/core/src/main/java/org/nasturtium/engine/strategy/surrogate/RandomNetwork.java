package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A network of one hidden layer whose first weights are random and stay; the second ones are found in closed form (Rahimi
 * and Recht 2008, "Weighted Sums of Random Kitchen Sinks"), held near random ones instead of near zero, so that networks
 * with other random numbers disagree where nothing is known (Pearce et al. 2020, "Anchored Ensembling").
 *
 * <p>A new observation appends one row to a Cholesky factor: no epochs, no learning rate.
 */
public final class RandomNetwork {
    private static final double BIAS = 0.5;

    private final long seed;
    private final int hidden;
    private final Map<Integer, double[]> weights = new HashMap<>();
    private final double[] biases;
    private final double[] anchor;
    private final SplittableRandom noises;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Double> disturbances = new ArrayList<>();
    private final Cholesky factor = new Cholesky();
    private double noise;
    private double[] output = {};

    /**
     * @param hidden width of the hidden layer
     * @param seed of all random weights
     * @param noise the variance of noise as a share of that of scores
     */
    public RandomNetwork(int hidden, long seed, double noise) {
        this.seed = seed;
        this.hidden = hidden;
        this.noise = noise;
        SplittableRandom random = new SplittableRandom(seed);
        this.biases =
                random.doubles(hidden).map(any -> BIAS * random.nextGaussian()).toArray();
        this.anchor = random.doubles(hidden).map(any -> random.nextGaussian()).toArray();
        this.noises = random.split();
    }

    /** Adds an observation behind all others. */
    public void append(SparseInput input) {
        double[] row = layer(input);
        rows.add(row);
        disturbances.add(noises.nextGaussian());
        append(rows.size() - 1);
    }

    private void append(int at) {
        double[] row = rows.get(at);
        double[] covariances = new double[at];
        for (int i = 0; i < at; i++) {
            covariances[i] = dot(row, rows.get(i));
        }
        factor.append(covariances, dot(row, row) + noise);
    }

    /** Forgets all observations. */
    public void clear() {
        rows.clear();
        disturbances.clear();
        factor.truncate(0);
    }

    /** Takes another share of noise. */
    public void noise(double share) {
        if (share != noise) {
            noise = share;
            factor.truncate(0);
            for (int i = 0; i < rows.size(); i++) {
                append(i);
            }
        }
    }

    /** Learns the standardised scores of all observations. */
    public void fit(double[] targets) {
        double[] left = targets.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] -= dot(rows.get(i), anchor) + Math.sqrt(noise) * disturbances.get(i);
        }
        factor.solveTransposed(left, 0, left.length);
        factor.solve(left, left.length);
        output = anchor.clone();
        for (int i = 0; i < left.length; i++) {
            double[] row = rows.get(i);
            for (int h = 0; h < hidden; h++) {
                output[h] += left[i] * row[h];
            }
        }
    }

    /** The profile likelihood of standardised scores under the noise that it has. */
    public double likelihood(double[] targets) {
        double[] whitened = targets.clone();
        factor.solveTransposed(whitened, 0, whitened.length);
        double square = Math.max(1e-12, dot(whitened, whitened) / whitened.length);
        return -0.5 * whitened.length * Math.log(square) - factor.halfLogDeterminant(whitened.length);
    }

    public double predict(SparseInput input) {
        return dot(layer(input), output);
    }

    private double[] layer(SparseInput input) {
        double[] sums = biases.clone();
        for (int i = 0; i < input.places().length; i++) {
            double[] column = weights.computeIfAbsent(input.places()[i], this::column);
            double value = input.values()[i];
            for (int h = 0; h < hidden; h++) {
                sums[h] += value * column[h];
            }
        }
        double scale = Math.sqrt(2.0 / hidden);
        for (int h = 0; h < hidden; h++) {
            sums[h] = Math.max(0, sums[h]) * scale;
        }
        return sums;
    }

    /** Random weights of an input, whichever inputs were seen before. */
    private double[] column(int place) {
        SplittableRandom random = new SplittableRandom(seed * 31 + place + 1);
        double[] column = new double[hidden];
        Arrays.setAll(column, h -> random.nextGaussian());
        return column;
    }

    private static double dot(double[] a, double[] b) {
        double even = 0;
        double odd = 0;
        int i = 0;
        for (; i + 1 < a.length; i += 2) {
            even += a[i] * b[i];
            odd += a[i + 1] * b[i + 1];
        }
        return i < a.length ? even + odd + a[i] * b[i] : even + odd;
    }
}
