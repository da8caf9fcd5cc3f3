package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * The settings of a kernel: what is fitted.
 *
 * @param length the distance at which likeness falls to 1/e, in decisions
 * @param weight the share of the part that compares decision by decision
 * @param noise the variance of noise as a share of that of scores
 * @param relevance a factor on the distance a decision, 1 to begin with
 */
record KernelFit(double length, double weight, double noise, double[] relevance) {
    static KernelFit start(int features, boolean withPaths) {
        double[] relevance = new double[features];
        Arrays.fill(relevance, 1);
        return new KernelFit(usualLength(features), withPaths ? 0.5 : 1, 3e-3, relevance);
    }

    static double usualLength(int features) {
        return Math.max(1, features / 2.0);
    }

    MixedKernel kernel(FeatureEncoding features, boolean withPaths) {
        double[] scales = new double[relevance.length];
        for (int j = 0; j < scales.length; j++) {
            scales[j] = relevance[j] / length;
        }
        return new MixedKernel(features, withPaths, scales, weight);
    }

    KernelFit withLength(double other) {
        return new KernelFit(other, weight, noise, relevance);
    }

    KernelFit withWeight(double other) {
        return new KernelFit(length, other, noise, relevance);
    }

    KernelFit withNoise(double other) {
        return new KernelFit(length, weight, other, relevance);
    }

    KernelFit withRelevance(int feature, double other) {
        double[] changed = relevance.clone();
        changed[feature] = other;
        return new KernelFit(length, weight, noise, changed);
    }
}
