package org.nasturtium.engine.bench;

import java.util.Arrays;
import java.util.List;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchGroup;
import org.nasturtium.engine.search.TableSearch;
import org.nasturtium.engine.space.cell.NasBench201;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.NasBench201Source;
import org.nasturtium.engine.table.NasBench201Table;

/**
 * What strategies of several fidelities make of a budget of epochs on NAS-Bench-201 (Dong and Yang 2020), which knows
 * every cell after 12 and, trained anew, after 200 epochs.
 *
 * <p>The regret is the best validation accuracy after 200 epochs in the table, less the best one that was paid for;
 * without any it is that of the worst cell. Sequential; a known architecture is free at the fidelity at which it is known.
 */
public final class RegretBenchmark {
    private static final double PERCENT = 100;

    private final EvaluationSource source;
    private final double best;
    private final double worst;

    /** On a data set of the benchmark; its fidelities are both. */
    public RegretBenchmark(NasBench201Source source) {
        this.source = SearchGroup.shared(source.after(List.of(12, 200)));
        double[] full = source.load().rows().column(NasBench201Table.prefix(source.dataset()) + "_valid_e200");
        this.best = Arrays.stream(full).max().orElse(Double.NaN);
        this.worst = Arrays.stream(full).min().orElse(Double.NaN);
    }

    /** The best accuracy after 200 epochs, in percent. */
    public double best() {
        return best;
    }

    /** The regret in points of accuracy after so many epochs, over seeds; each runs once with the largest budget. */
    public List<BudgetMean> regrets(StrategyChoice strategy, List<Integer> budgets, int seeds) {
        return BudgetMean.over(budgets, seeds, seed -> run(strategy, budgets, seed));
    }

    /** The regret after each of these numbers of epochs. */
    public double[] run(StrategyChoice strategy, List<Integer> budgets, long seed) {
        double most = budgets.stream().mapToInt(Integer::intValue).max().orElse(0);
        SearchDefinition search = SearchDefinition.of(NasBench201.space(), source)
                .using(strategy)
                .within(new Budget(null, null, null, most))
                .withBaseline(false)
                .seeded(seed);
        double[] regrets = new double[budgets.size()];
        Arrays.fill(regrets, best - worst);
        double spent = 0;
        double incumbent = worst;
        for (Trial trial : TableSearch.run(search).trials()) {
            spent += trial.fidelity().wholeEpochs();
            if (trial.fidelity().isFull()) {
                incumbent = Math.max(incumbent, PERCENT * trial.metrics().getOrDefault("accuracy", 0.0));
            }
            for (int i = 0; i < regrets.length; i++) {
                regrets[i] = spent <= budgets.get(i) ? Math.max(0, best - incumbent) : regrets[i];
            }
        }
        return regrets;
    }
}
