package org.nasturtium.engine.bench;

import java.util.List;
import org.nasturtium.engine.statistics.Sample;

/**
 * A row of the benchmark of strategies: one strategy, one budget, many seeds.
 *
 * @param strategy as a person writes it
 * @param budget charged evaluations
 * @param runs in the order of seeds
 */
public record StrategyScore(String strategy, int budget, List<StrategyBenchmark.Run> runs) {
    public StrategyScore {
        runs = List.copyOf(runs);
    }

    public int seeds() {
        return runs.size();
    }

    /** Of the reports. */
    public double mean() {
        return Sample.of(reports()).mean();
    }

    /** Of the reports, from the sample; 0 for one seed. */
    public double sd() {
        return runs.size() < 2 ? 0 : Sample.of(reports()).sd();
    }

    /** Of the mean. */
    public double standardError() {
        return sd() / Math.sqrt(runs.size());
    }

    /** Share of runs that found the best signal of the table. */
    public double hit() {
        return runs.stream().filter(StrategyBenchmark.Run::hit).count() / (double) runs.size();
    }

    /** Of one run, on average. */
    public double cpuSeconds() {
        return runs.stream()
                .mapToDouble(StrategyBenchmark.Run::cpuSeconds)
                .average()
                .orElse(0);
    }

    double[] reports() {
        return runs.stream().mapToDouble(StrategyBenchmark.Run::report).toArray();
    }
}
