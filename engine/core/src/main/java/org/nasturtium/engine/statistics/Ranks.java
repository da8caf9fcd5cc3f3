package org.nasturtium.engine.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** Places of numbers among each other, 1 for the least; equal ones share the mean of their places. */
public final class Ranks {
    private Ranks() {}

    /** NaN comes behind all numbers. */
    public static double[] of(double... values) {
        Integer[] order = new Integer[values.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
        double[] ranks = new double[values.length];
        for (int from = 0; from < order.length; ) {
            int to = from;
            while (to < order.length && Double.compare(values[order[to]], values[order[from]]) == 0) {
                to++;
            }
            for (int k = from; k < to; k++) {
                ranks[order[k]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }

    /** How alike two orders are (Spearman 1904): 1 = the same, -1 = reversed; NaN where one has no order. */
    public static double correlation(double[] a, double[] b) {
        double[] x = of(a);
        double[] y = of(b);
        double mean = (x.length + 1) / 2.0;
        double both = 0;
        double xs = 0;
        double ys = 0;
        for (int i = 0; i < x.length; i++) {
            both += (x[i] - mean) * (y[i] - mean);
            xs += (x[i] - mean) * (x[i] - mean);
            ys += (y[i] - mean) * (y[i] - mean);
        }
        return both / Math.sqrt(xs * ys);
    }
}
