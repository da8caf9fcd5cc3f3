package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.execute.ImmediateExecutor;
import org.nasturtium.engine.stopping.StoppingRule;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;

/**
 * Runs nothing but the loop of a search, over an evaluator that takes no time: what the loop, a strategy and the journal cost
 * by themselves. It is the same loop, and the same journal, as of any other search.
 */
public final class LoopRun {
    private LoopRun() {}

    /**
     * Runs to the end of the trials; what the journal holds is replayed first.
     *
     * @param fidelities what a strategy may spare
     * @param journal where every proposal and result is written; null = nowhere
     * @return the trials, by id
     */
    public static List<Trial> run(
            SearchDefinition definition, Evaluator evaluator, Fidelities fidelities, @Nullable Path journal)
            throws InterruptedException {
        Integer budget = definition.budget().trials();
        int trials = budget == null ? 0 : budget;
        SearchStrategy strategy = Strategies.create(
                definition.strategy(),
                new StrategyTask(
                        definition.searched(),
                        definition.objectives(),
                        List.of(),
                        trials,
                        Map.of(),
                        new FidelityScale(fidelities.parts())));
        try (Journal kept = journal == null ? Journal.ofNothing() : Journal.open(journal)) {
            Replay replay = new Replay(kept.found(), budget);
            SearchClock clock = new Stopwatch(System::nanoTime, replay.seconds());
            Forecast forecast = new Unforeseen();
            Search search = new Search(
                    definition,
                    strategy,
                    new Stopping(StoppingRule.NONE),
                    new Proposer(strategy, architecture -> null, definition.seed()),
                    new ImmediateExecutor(evaluator, trial -> Progress.NONE),
                    kept,
                    replay,
                    fidelities,
                    forecast,
                    SearchListener.SILENT,
                    new Cancellation(),
                    clock,
                    new Spending(definition.budget(), Set.of(), resource -> () -> 0, Map.of(), Map.of(), clock),
                    new WinnerPlan(definition.training(), forecast, trial -> 1, 1));
            search.run();
            return search.ledger().trials();
        }
    }
}
