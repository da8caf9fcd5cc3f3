package org.nasturtium.engine.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/** Numbers of several seeds and what is usually said of them; NaN where there are too few. */
public final class Sample {
    private static final double LEVEL = 0.05;

    private final double[] sorted;

    private Sample(double[] sorted) {
        this.sorted = sorted;
    }

    /** Of the finite ones among these. */
    public static Sample of(double... values) {
        return new Sample(
                Arrays.stream(values).filter(Double::isFinite).sorted().toArray());
    }

    public int count() {
        return sorted.length;
    }

    public double mean() {
        return Arrays.stream(sorted).average().orElse(Double.NaN);
    }

    /** Standard deviation, with n - 1 below. */
    public double sd() {
        double mean = mean();
        double squares = Arrays.stream(sorted).map(x -> (x - mean) * (x - mean)).sum();
        return count() < 2 ? Double.NaN : Math.sqrt(squares / (count() - 1));
    }

    /** Standard error of the mean. */
    public double error() {
        return sd() / Math.sqrt(count());
    }

    /** Half the 95 % t interval of the mean (Student 1908). */
    public double halfWidth() {
        return count() < 2 ? Double.NaN : critical(count()) * error();
    }

    /** The t that a 95 % interval of a mean of n numbers reaches to. */
    static double critical(int n) {
        return new TDistribution(n - 1).inverseCumulativeProbability(1 - LEVEL / 2);
    }

    public double median() {
        return quantile(0.5);
    }

    /** Between the two numbers next to it, in proportion. */
    public double quantile(double share) {
        if (count() == 0) {
            return Double.NaN;
        }
        double place = share * (count() - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, count() - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    public double least() {
        return count() == 0 ? Double.NaN : sorted[0];
    }

    public double most() {
        return count() == 0 ? Double.NaN : sorted[count() - 1];
    }
}
