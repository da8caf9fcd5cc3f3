package org.nasturtium.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Source;
import org.nasturtium.engine.table.PublishedTables;
import org.nasturtium.engine.table.TablePlaces;

class RegretBenchmarkTest {
    private static final List<Integer> BUDGETS = List.of(4_000, 10_000);

    private static RegretBenchmark benchmark() {
        PublishedTables.nasBench201();
        TablePlaces places = TablePlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return new RegretBenchmark(NasBench201Source.of("c10", places));
    }

    @Test
    void paysForEachFidelityAndForgetsNothing() {
        RegretBenchmark benchmark = benchmark();
        double[] run = benchmark.run(new StrategyChoice("halving", Map.of()), BUDGETS, 1);
        assertThat(run[1]).isBetween(0.0, run[0]);
        assertThat(benchmark.run(new StrategyChoice("halving", Map.of()), BUDGETS, 1))
                .isEqualTo(run);
        assertThat(benchmark.best()).isEqualTo(91.6067);
    }

    @Test
    void showsThatCheapTrainingsHelp() {
        RegretBenchmark benchmark = benchmark();
        double full = mean(benchmark, "random");
        assertThat(mean(benchmark, "halving")).isLessThan(0.8 * full);
        assertThat(mean(benchmark, "asha")).isLessThan(0.8 * full);
    }

    @Test
    void showsThatDifferencesCanBeLearnt() {
        // 0.042 over 100 seeds, with a deviation of 0.026; two ridges reach 0.07, halving 0.49
        BudgetMean regret = benchmark()
                .regrets(new StrategyChoice("cokriging", Map.of()), List.of(4_000), 8)
                .get(0);
        assertThat(regret.mean()).isLessThan(0.1);
    }

    private static double mean(RegretBenchmark benchmark, String strategy) {
        return benchmark
                .regrets(new StrategyChoice(strategy, Map.of()), BUDGETS, 60)
                .get(0)
                .mean();
    }
}
