package org.nasturtium.engine.strategy.surrogate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The profile likelihood of standardised scores under a kernel's settings, the scale of the process being the likeliest
 * one, times a weak prior on each setting; and a search of it, setting by setting from where the last one ended.
 */
final class Likelihood {
    private static final double LEAST_NOISE = 1e-5;
    private static final double MOST_NOISE = 1;
    private static final double USUAL_NOISE = 1e-3;
    private static final double NOISE_SPREAD = 3;
    private static final double LENGTH_SPREAD = 1.5;
    private static final double RELEVANCE_SPREAD = 1.2;
    private static final int MOST_RELEVANCES = 16;
    private static final int FEWEST_FOR_RELEVANCE = 15;

    private final FeatureEncoding features;
    private final boolean withPaths;
    private final List<double[]> similarities;
    private final double[] targets;
    private final double[][] columns;
    private final List<Point> rows;

    Likelihood(
            FeatureEncoding features,
            boolean withPaths,
            List<Point> rows,
            List<double[]> similarities,
            double[] targets) {
        this.features = features;
        this.withPaths = withPaths;
        this.rows = rows;
        this.similarities = similarities;
        this.targets = targets;
        this.columns = new double[features.size()][rows.size()];
        for (int i = 0; i < rows.size(); i++) {
            for (int j = 0; j < columns.length; j++) {
                columns[j][i] = rows.get(i).code()[j];
            }
        }
    }

    /** The best settings near these. */
    KernelFit improve(KernelFit from) {
        KernelFit best = from;
        double value = value(best);
        for (UnaryOperator<KernelFit> step : steps()) {
            // a step that helps is taken once more, so that a setting may go far in one search
            for (int times = 0; times < 3; times++) {
                KernelFit tried = step.apply(best);
                double there = value(tried);
                if (!(there > value + 1e-9)) {
                    break;
                }
                best = tried;
                value = there;
            }
        }
        return best;
    }

    private List<UnaryOperator<KernelFit>> steps() {
        List<UnaryOperator<KernelFit>> steps = new ArrayList<>();
        if (withPaths) {
            steps.add(fit -> fit.withWeight(Math.min(0.99, fit.weight() + 0.1)));
            steps.add(fit -> fit.withWeight(Math.max(0.01, fit.weight() - 0.1)));
        }
        steps.add(fit -> fit.withLength(fit.length() * 1.4));
        steps.add(fit -> fit.withLength(fit.length() / 1.4));
        steps.add(fit -> fit.withNoise(Math.min(MOST_NOISE, fit.noise() * 2.5)));
        steps.add(fit -> fit.withNoise(Math.max(LEAST_NOISE, fit.noise() / 2.5)));
        if (targets.length >= FEWEST_FOR_RELEVANCE) {
            int count = features.size();
            int begin = targets.length / 10 * MOST_RELEVANCES;
            for (int k = 0; k < Math.min(count, MOST_RELEVANCES); k++) {
                int feature = (begin + k) % count;
                steps.add(fit -> fit.withRelevance(feature, fit.relevance()[feature] * 1.6));
                steps.add(fit -> fit.withRelevance(feature, fit.relevance()[feature] / 1.6));
            }
        }
        return steps;
    }

    /** The logarithm of likelihood and prior. */
    double value(KernelFit fit) {
        int n = targets.length;
        MixedKernel kernel = fit.kernel(features, withPaths);
        double weight = kernel.weight();
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            double[] row = matrix[i];
            kernel.features(rows.get(i).code(), columns, i, n, row);
            if (withPaths) {
                for (int j = i + 1; j < n; j++) {
                    row[j] = weight * row[j] + (1 - weight) * similarities.get(j)[i];
                }
            }
            row[i] = 1 + fit.noise();
        }
        Cholesky factor = Cholesky.of(matrix, n);
        double[] whitened = targets.clone();
        factor.solveTransposed(whitened, 0, n);
        double square = 0;
        for (double value : whitened) {
            square += value * value;
        }
        return -0.5 * n * Math.log(Math.max(square / n, 1e-12)) - factor.halfLogDeterminant(n) + prior(fit);
    }

    private double prior(KernelFit fit) {
        double sum = -square(Math.log(fit.length() / KernelFit.usualLength(features.size())) / LENGTH_SPREAD);
        sum -= square(Math.log(fit.noise() / USUAL_NOISE) / NOISE_SPREAD);
        if (withPaths) {
            sum += 2 * Math.log(4 * fit.weight() * (1 - fit.weight()));
        }
        for (double relevance : fit.relevance()) {
            sum -= square(Math.log(relevance) / RELEVANCE_SPREAD);
        }
        return sum / 2;
    }

    private static double square(double value) {
        return value * value;
    }
}
