package org.nasturtium.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.PublishedTables;

class StrategyBenchmarkTest {
    private static final StrategyChoice RANDOM = new StrategyChoice("random", Map.of());

    @Test
    void knowsWhatRandomSearchReaches() {
        double[] costs = {3, 1, 2};
        double[] reports = {10, 30, 20};

        RandomSearchExpectation two = RandomSearchExpectation.of(costs, reports, 2);

        assertThat(two.mean()).isCloseTo((10 + 3 * 20 + 5 * 30) / 9.0, within(1e-12));
        assertThat(two.hit()).isCloseTo(5 / 9.0, within(1e-12));
    }

    @Test
    void letsEqualSignalsShareTheirProbability() {
        RandomSearchExpectation one = RandomSearchExpectation.of(new double[] {1, 1, 1}, new double[] {1, 2, 6}, 5);

        assertThat(one.mean()).isCloseTo(3, within(1e-12));
        assertThat(one.hit()).isCloseTo(1, within(1e-12));
    }

    @Test
    void agreesWithThePublishedValuesOfRandomSearch() {
        StrategyBenchmark benchmark = StrategyBenchmark.nasBench201(PublishedTables.nasBench201(), "c10");

        RandomSearchExpectation hundred = benchmark.randomSearch(100);
        RandomSearchExpectation more = benchmark.randomSearch(200);

        assertThat(hundred.mean()).isCloseTo(93.73, within(0.005));
        assertThat(hundred.sd()).isCloseTo(0.36, within(0.005));
        assertThat(more.mean()).isCloseTo(93.88, within(0.005));
        assertThat(more.sd()).isCloseTo(0.25, within(0.005));
    }

    @Test
    void measuresRandomSearchWithinThreeStandardErrorsOfItsExactValue() throws InterruptedException {
        StrategyBenchmark benchmark = StrategyBenchmark.nasBench201(PublishedTables.nasBench201(), "c10");
        StrategyComparison comparison = StrategyComparison.run(
                benchmark,
                List.of(),
                new StrategyComparison.Settings(List.of(100), 500, 1, false),
                score -> assertThat(score.seeds()).isEqualTo(500));

        StrategyScore measured = comparison.scores().get(0);
        assertThat(measured.mean())
                .isCloseTo(comparison.random().get(100).mean(), within(3 * measured.standardError()));
    }

    @Test
    void givesTheSameForTheSameSeedAndAnyNumberOfThreads() throws InterruptedException {
        StrategyBenchmark benchmark = StrategyBenchmark.nasBench201(PublishedTables.nasBench201(), "c100");
        List<StrategyChoice> evolution = StrategyTexts.parse("evolution(population: 10, sample: 3)");

        assertThat(reports(benchmark, evolution, 1)).isEqualTo(reports(benchmark, evolution, 3));
        assertThat(benchmark.run(RANDOM, 20, 1, false).report())
                .isNotEqualTo(benchmark.run(RANDOM, 20, 2, false).report());
    }

    private static List<Double> reports(StrategyBenchmark benchmark, List<StrategyChoice> strategies, int threads)
            throws InterruptedException {
        return StrategyComparison.run(
                        benchmark,
                        strategies,
                        new StrategyComparison.Settings(List.of(60), 12, threads, false),
                        score -> assertThat(score.budget()).isEqualTo(60))
                .scores()
                .stream()
                .map(StrategyScore::mean)
                .toList();
    }

    @Test
    void readsStrategiesAsACommandLineNamesThem() {
        List<StrategyChoice> choices = StrategyTexts.parse("random,evolution(population: 10, sample: 3)");

        assertThat(choices)
                .containsExactly(RANDOM, new StrategyChoice("evolution", Map.of("population", 10L, "sample", 3L)));
        assertThat(choices.get(1).toString()).isEqualTo("evolution(population: 10, sample: 3)");
    }
}
