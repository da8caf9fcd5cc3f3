package org.nasturtium.kernel.command;

import java.util.List;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.engine.strategy.StrategyChoice;
import picocli.CommandLine.Option;

/** The options of benchmarks that run strategies over budgets and seeds. */
final class SeededRuns {
    @Option(
            names = "--strategies",
            paramLabel = "all|NAME,...",
            description = "With options as in a script: 'evolution(population: 10)'. Usually ${DEFAULT-VALUE}.")
    private String strategies;

    @Option(names = "--budget", split = ",", paramLabel = "N", description = "What a run may spend.")
    private List<Integer> budgets;

    @Option(names = "--seeds", paramLabel = "N", description = "How many, from 1. Usually ${DEFAULT-VALUE}.")
    private int seeds = 200;

    SeededRuns(String strategies, Integer... budgets) {
        this.strategies = strategies;
        this.budgets = List.of(budgets);
    }

    /** Says what is wrong with a number. */
    void check() {
        if (seeds < 1 || budgets.stream().anyMatch(budget -> budget < 1)) {
            throw new UsageError("--seeds and --budget must be at least 1");
        }
    }

    List<StrategyChoice> strategies() throws ScriptFailure {
        return NamedStrategies.of(strategies);
    }

    List<Integer> budgets() {
        return budgets;
    }

    int seeds() {
        return seeds;
    }
}
