package org.nasturtium.engine.strategy.surrogate;

import java.util.Arrays;

/**
 * How alike two architectures are: {@code weight exp(-sum of scaled distances) + (1 - weight) shared paths}.
 *
 * <p>The first part compares decision by decision, a scale each; the second one compares graphs and is there where the
 * space has cells. Both are 1 for equal architectures.
 */
public final class MixedKernel {
    private final FeatureEncoding features;
    private final boolean withPaths;
    private final double[] scales;
    private final double[][][] factors;
    private double weight;

    MixedKernel(FeatureEncoding features, boolean withPaths, double[] scales, double weight) {
        this.features = features;
        this.withPaths = withPaths;
        this.scales = scales.clone();
        this.weight = withPaths ? weight : 1;
        this.factors = new double[scales.length][][];
        for (int j = 0; j < scales.length; j++) {
            factors[j] = factors(j, scales[j]);
        }
    }

    private double[][] factors(int feature, double scale) {
        double[][] apart = features.apart(feature);
        double[][] table = new double[apart.length][apart.length];
        for (int a = 0; a < apart.length; a++) {
            for (int b = 0; b < apart.length; b++) {
                table[a][b] = Math.exp(-scale * apart[a][b]);
            }
        }
        return table;
    }

    /** The share of the part that compares decision by decision. */
    public double weight() {
        return weight;
    }

    /** How much a decision matters, a number each; the larger, the sooner two architectures are told apart by it. */
    public double[] scales() {
        return scales.clone();
    }

    boolean hasPaths() {
        return withPaths;
    }

    double value(Point a, Point b) {
        double alike = features(a.code(), b.code());
        return withPaths ? weight * alike + (1 - weight) * a.paths().similarity(b.paths()) : alike;
    }

    /** The part that compares decision by decision. */
    double features(double[] a, double[] b) {
        double product = 1;
        double sum = 0;
        for (int j = 0; j < factors.length; j++) {
            double[][] table = factors[j];
            if (table.length > 0) {
                product *= table[index(a[j], table.length)][index(b[j], table.length)];
            } else {
                sum += scales[j] * distance(a[j], b[j]);
            }
        }
        return sum == 0 ? product : product * Math.exp(-sum);
    }

    /** The decision-by-decision part of one architecture with many, which come decision by decision. */
    void features(double[] code, double[][] columns, int from, int to, double[] out) {
        Arrays.fill(out, from, to, 1);
        for (int j = 0; j < factors.length; j++) {
            double[] column = columns[j];
            double[][] table = factors[j];
            if (table.length > 0) {
                double[] row = table[index(code[j], table.length)];
                int absent = table.length - 1;
                for (int c = from; c < to; c++) {
                    int at = (int) column[c];
                    out[c] *= row[at < 0 ? absent : at];
                }
            } else {
                for (int c = from; c < to; c++) {
                    out[c] *= Math.exp(-scales[j] * distance(code[j], column[c]));
                }
            }
        }
    }

    private static int index(double code, int length) {
        int at = (int) code;
        return at < 0 ? length - 1 : at;
    }

    private static double distance(double a, double b) {
        if (a < 0 || b < 0) {
            return a < 0 && b < 0 ? 0 : 1;
        }
        return FeatureEncoding.arc(a, b);
    }
}
