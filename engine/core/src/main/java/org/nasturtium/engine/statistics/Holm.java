package org.nasturtium.engine.statistics;

import java.util.Arrays;
import java.util.Comparator;

/** Corrects the p of several tests so that one false claim among all stays as rare as for one test (Holm 1979). */
public final class Holm {
    private Holm() {}

    /** In the order of the tests; NaN, a test that could not be made, stays NaN and is not counted. */
    public static double[] correct(double... p) {
        Integer[] order = new Integer[p.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> p[i])); // NaN comes last
        int made = (int) Arrays.stream(p).filter(each -> !Double.isNaN(each)).count();
        double[] corrected = new double[p.length];
        Arrays.fill(corrected, Double.NaN);
        double largest = 0;
        for (int rank = 0; rank < made; rank++) {
            largest = Math.max(largest, Math.min(1, p[order[rank]] * (made - rank)));
            corrected[order[rank]] = largest;
        }
        return corrected;
    }
}
