package org.nasturtium.engine.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Table;

/** Strategies without a model of the space on NAS-Bench-201's CIFAR-10: against random search and a reference. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassicStrategiesTest {
    private static final int SEEDS = 30;
    private final List<StrategyBenchmark> table = new ArrayList<>();

    @BeforeAll
    void read() {
        String folder = System.getenv("NASTURTIUM_TABLES");
        assumeTrue(folder != null, "NASTURTIUM_TABLES is not set: no table");
        table.add(StrategyBenchmark.nasBench201(NasBench201Table.read(Path.of(folder, "nb201.csv.gz"), null), "c10"));
    }

    /** The references' means at 100 and 200 trials (they pay for repeats); random search's where there is none. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "evolution | 94.01 | 94.26",
                "evolution(population: 50, sample: 10) | 94.01 | 94.26",
                "evolution(population: 10, sample: 3) | 93.93 | 94.13",
                "local | 94.00 | 94.21",
                "local(improvement: best) | 94.00 | 94.21",
                "annealing | 94.00 | 94.13",
                "reinforce | 93.98 | 94.10",
                "quantumInspired | 93.94 | 94.07",
                "genetic | 93.73 | 93.88",
                "nsga2 | 93.73 | 93.88",
                "ppo | 93.73 | 93.88",
                "controller | 93.73 | 93.88",
                "adaptive | 93.73 | 93.88"
            })
    void isNoWorseThanItsReferenceAndBetterThanRandomSearch(String strategy, double after100, double after200) {
        StrategyChoice choice = StrategyTexts.parse(strategy).get(0);
        StrategyScore at100 = score(choice, 100);
        StrategyScore at200 = score(choice, 200);

        assertThat(at100.mean() + 2 * at100.standardError()).isGreaterThan(after100);
        assertThat(at200.mean() + 2 * at200.standardError()).isGreaterThan(after200);
        // exact: 93.88; means of 30 seeds have a standard error of about 0.05
        assertThat(at200.mean() - 2 * at200.standardError())
                .isGreaterThan(table.get(0).randomSearch(200).mean());
    }

    private StrategyScore score(StrategyChoice choice, int budget) {
        List<StrategyBenchmark.Run> runs = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            runs.add(table.get(0).run(choice, budget, seed, false));
        }
        return new StrategyScore(choice.name(), budget, runs);
    }
}
