package org.nasturtium.engine.bench;

import java.util.Arrays;
import java.util.Comparator;

/**
 * What random search reaches on a table, exactly: of M architectures in ascending order of the signal, number k is the
 * best of n uniform draws with probability (k/M)^n - ((k-1)/M)^n. Equal signals share their probability, as the first
 * seen wins.
 *
 * @param mean of the report of the best
 * @param sd of that report
 * @param hit probability that the best signal of the table was drawn
 */
public record RandomSearchExpectation(double mean, double sd, double hit) {
    /**
     * @param costs the signal of each member, less is better
     * @param reports what is reported of each
     * @param draws with replacement
     */
    static RandomSearchExpectation of(double[] costs, double[] reports, int draws) {
        Integer[] order = new Integer[costs.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> -costs[i]));
        double mean = 0;
        double square = 0;
        double hit = 0;
        for (int from = 0; from < order.length; ) {
            int to = from;
            double sum = 0;
            double squares = 0;
            while (to < order.length && costs[order[to]] == costs[order[from]]) {
                sum += reports[order[to]];
                squares += reports[order[to]] * reports[order[to]];
                to++;
            }
            hit = Math.pow((double) to / order.length, draws) - Math.pow((double) from / order.length, draws);
            mean += hit * sum / (to - from);
            square += hit * squares / (to - from);
            from = to;
        }
        return new RandomSearchExpectation(mean, Math.sqrt(Math.max(0, square - mean * mean)), hit);
    }
}
