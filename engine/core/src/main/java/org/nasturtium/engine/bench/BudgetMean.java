package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.nasturtium.engine.statistics.Sample;

/**
 * What runs reach on average by the time that they have spent so much.
 *
 * @param budget evaluations, or epochs
 * @param mean over seeds
 * @param standardError of the mean; NaN for one seed
 */
public record BudgetMean(int budget, double mean, double standardError) {
    /**
     * Runs with the seeds from 1.
     *
     * @param run gives, for a seed, a number a budget
     */
    static List<BudgetMean> over(List<Integer> budgets, int seeds, LongFunction<double[]> run) {
        double[][] reached = new double[budgets.size()][seeds];
        for (int seed = 0; seed < seeds; seed++) {
            double[] one = run.apply(seed + 1L);
            for (int i = 0; i < one.length; i++) {
                reached[i][seed] = one[i];
            }
        }
        List<BudgetMean> means = new ArrayList<>();
        for (int i = 0; i < reached.length; i++) {
            Sample sample = Sample.of(reached[i]);
            means.add(new BudgetMean(budgets.get(i), sample.mean(), sample.error()));
        }
        return means;
    }
}
