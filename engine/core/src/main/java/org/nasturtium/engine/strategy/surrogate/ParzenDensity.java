package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A density over architectures: a kernel around each of some architectures, and one uniform kernel, the prior.
 *
 * <p>A kernel covers all decisions at once, so that what goes together stays together (Falkner et al. 2018; Watanabe 2023,
 * "Tree-Structured Parzen Estimator"). A listed value has weight 1 + prior, each other one the prior, which shrinks with
 * the number of kernels; an interval has a normal distribution cut at its ends. A decision that a kernel's architecture does
 * not have is uniform there, so the density of a tree of decisions sums to one.
 */
public final class ParzenDensity {
    private static final double WIDEST = 0.2;
    private static final int FINEST = 100;
    private static final double LEAST_DENSITY = 1e-300;

    private final FeatureEncoding features;
    private final List<double[]> codes;
    private final double[][] columns;
    private final double[] hits;
    private final double[] misses;
    private final double deviation;
    private final double[][] logNorms;

    /** A density with a kernel around each of these; with none it is uniform decision by decision. */
    public ParzenDensity(FeatureEncoding features, List<double[]> codes) {
        this.features = features;
        this.codes = List.copyOf(codes);
        int n = codes.size();
        int size = features.size();
        this.columns = new double[size][n];
        this.hits = new double[size];
        this.misses = new double[size];
        this.logNorms = new double[size][];
        this.deviation =
                Math.max(WIDEST * Math.pow(Math.max(1, n), -1.0 / (size + 4)), 1.0 / Math.min(FINEST, n + 1.0));
        for (int i = 0; i < n; i++) {
            double[] code = codes.get(i);
            for (int j = 0; j < size; j++) {
                columns[j][i] = code[j];
            }
        }
        double prior = 1.0 / (n + 1);
        for (int j = 0; j < size; j++) {
            int count = features.count(j);
            if (count > 0) {
                hits[j] = (1 + prior) / (1 + count * prior);
                misses[j] = prior / (1 + count * prior);
            } else {
                logNorms[j] = logNorms(columns[j]);
            }
        }
    }

    private double[] logNorms(double[] centers) {
        double[] norms = new double[centers.length];
        for (int i = 0; i < norms.length; i++) {
            double inside = NormalTable.cumulative((1 - centers[i]) / deviation)
                    - NormalTable.cumulative(-centers[i] / deviation);
            norms[i] = -Math.log(deviation * Math.sqrt(2 * Math.PI) * inside);
        }
        return norms;
    }

    /** How many kernels there are, apart from the prior. */
    public int size() {
        return codes.size();
    }

    /** The logarithm of the density of an architecture. */
    public double log(double[] code) {
        int n = codes.size();
        double[] products = new double[n];
        Arrays.fill(products, 1);
        double[] exponents = new double[0];
        double prior = 1;
        for (int j = 0; j < code.length; j++) {
            if (code[j] < 0) {
                continue;
            }
            int count = features.count(j);
            if (count > 0) {
                prior /= count;
                multiply(products, columns[j], code[j], hits[j], misses[j], 1.0 / count);
            } else {
                exponents = exponents.length == 0 ? new double[n] : exponents;
                add(exponents, columns[j], logNorms[j], code[j]);
            }
        }
        double sum = prior;
        for (int i = 0; i < n; i++) {
            sum += exponents.length == 0 ? products[i] : products[i] * Math.exp(exponents[i]);
        }
        return Math.log(Math.max(sum / (n + 1), LEAST_DENSITY));
    }

    private static void multiply(
            double[] products, double[] column, double value, double hit, double miss, double absent) {
        for (int i = 0; i < products.length; i++) {
            products[i] *= column[i] == value ? hit : column[i] < 0 ? absent : miss;
        }
    }

    private void add(double[] exponents, double[] column, double[] logNorms, double value) {
        double factor = 0.5 / (deviation * deviation);
        for (int i = 0; i < exponents.length; i++) {
            double away = column[i] - value;
            exponents[i] += column[i] < 0 ? 0 : logNorms[i] - away * away * factor;
        }
    }

    /** Draws the numbers of all decisions from one kernel; those that do not exist in the end are drawn as well. */
    public double[] draw(RandomGenerator chance) {
        int kernel = chance.nextInt(codes.size() + 1);
        double[] drawn = new double[features.size()];
        for (int j = 0; j < drawn.length; j++) {
            double center = kernel == codes.size() ? FeatureEncoding.ABSENT : columns[j][kernel];
            drawn[j] = features.count(j) > 0 ? listed(j, center, chance) : interval(center, chance);
        }
        return drawn;
    }

    private double listed(int feature, double center, RandomGenerator chance) {
        boolean stays = center >= 0 && chance.nextDouble() < hits[feature] - misses[feature];
        return stays ? center : chance.nextInt(features.count(feature));
    }

    private double interval(double center, RandomGenerator chance) {
        if (center < 0) {
            return chance.nextDouble();
        }
        double drawn = -1;
        while (drawn < 0 || drawn > 1) {
            drawn = center + deviation * chance.nextGaussian();
        }
        return drawn;
    }

    /** How likely each listed value of a decision is, where the decision exists. */
    public double[] marginal(int feature) {
        double[] marginal = new double[features.count(feature)];
        double[] column = columns[feature];
        Arrays.fill(marginal, 1.0 / marginal.length);
        for (double value : column) {
            for (int v = 0; v < marginal.length; v++) {
                marginal[v] += value < 0 ? 1.0 / marginal.length : value == v ? hits[feature] : misses[feature];
            }
        }
        for (int v = 0; v < marginal.length; v++) {
            marginal[v] /= column.length + 1;
        }
        return marginal;
    }
}
