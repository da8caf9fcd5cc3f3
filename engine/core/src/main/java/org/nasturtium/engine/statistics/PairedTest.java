package org.nasturtium.engine.statistics;

import java.util.stream.IntStream;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether one method is better than another over the same seeds.
 *
 * <p>The paired t test (Student 1908) asks for the mean difference, which is what the table and the interval show; the
 * signed-rank test (Wilcoxon 1945), which a few wild seeds cannot sway, stands beside it. A seed on which a method gave
 * no number cannot be paired: it is left out and counted.
 *
 * @param pairs seeds with two numbers
 * @param leftOut seeds without
 * @param difference mean of the differences, positive = the first is better
 * @param low end of the 95 % t interval of it; NaN for fewer than two pairs
 * @param high its other end
 * @param p of the t test, two-sided; of the signed-rank test where all differences are equal, as there is no spread to
 *     judge by; NaN for fewer than two pairs
 * @param signedRankP of the signed-rank test, two-sided, exact
 * @param effect the difference in standard deviations of the differences (Cohen 1988, d_z); NaN without spread
 * @param better pairs in which the first is better
 * @param equal pairs in which both are the same
 */
public record PairedTest(
        int pairs,
        int leftOut,
        double difference,
        double low,
        double high,
        double p,
        double signedRankP,
        double effect,
        int better,
        int equal) {
    private static final double ROUNDING = 1e-12;

    /**
     * Tests two methods.
     *
     * @param a numbers of the first, a seed each
     * @param b numbers of the second, the same seeds
     * @param higherIsBetter which way is better
     */
    public static PairedTest of(double[] a, double[] b, boolean higherIsBetter) {
        double[] differences = IntStream.range(0, a.length)
                .mapToDouble(i -> higherIsBetter ? a[i] - b[i] : b[i] - a[i])
                .filter(Double::isFinite)
                .toArray();
        int n = differences.length;
        Sample sample = Sample.of(differences);
        double mean = sample.mean();
        double signedRank = n < 2 ? Double.NaN : SignedRank.p(differences);
        boolean spread = n > 1 && sample.sd() > ROUNDING * Math.max(1e-300, Math.abs(mean));
        double half = n < 2 ? Double.NaN : spread ? sample.halfWidth() : 0;
        double p = spread
                ? 2 * new TDistribution(n - 1).cumulativeProbability(-Math.abs(mean / sample.error()))
                : signedRank;
        return new PairedTest(
                n,
                a.length - n,
                mean,
                mean - half,
                mean + half,
                p,
                signedRank,
                spread ? mean / sample.sd() : Double.NaN,
                (int) IntStream.range(0, n).filter(i -> differences[i] > 0).count(),
                (int) IntStream.range(0, n).filter(i -> differences[i] == 0).count());
    }

    /** The same test among others, with its p corrected. */
    public PairedTest withP(double corrected) {
        return new PairedTest(pairs, leftOut, difference, low, high, corrected, signedRankP, effect, better, equal);
    }
}
