package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.hipparchus.stat.descriptive.StreamingStatistics;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyTask;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TabularBenchmark;

/**
 * What strategies of several fidelities make of a budget of epochs on NAS-Bench-201 (Dong and Yang 2020), which knows
 * every cell after 12 and, trained anew, after 200 epochs.
 *
 * <p>The regret is the best validation accuracy after 200 epochs in the table, less the best one that was paid for;
 * without any it is that of the worst cell. Sequential; a known architecture is free at the fidelity at which it is known.
 */
public final class RegretBenchmark {
    private static final int LOW = 12;
    private static final int FULL = 200;
    private static final int MOST_REPEATS = 100;
    private static final double PERCENT = 0.01;
    private static final List<Objective> ACCURACY = List.of(new Objective("accuracy", true));

    private final TabularBenchmark table;
    private final double[] low;
    private final double[] full;
    private final double best;
    private final double worst;

    /**
     * @param dataset {@code c10}, {@code c100} or {@code imagenet16}
     */
    public RegretBenchmark(TabularBenchmark table, String dataset) {
        String prefix = NasBench201Table.prefix(dataset);
        this.table = table;
        this.low = table.column(prefix + "_valid_e" + LOW);
        this.full = table.column(prefix + "_valid_e" + FULL);
        this.best = Arrays.stream(full).max().orElse(Double.NaN);
        this.worst = Arrays.stream(full).min().orElse(Double.NaN);
    }

    /** The best accuracy after 200 epochs, in percent. */
    public double best() {
        return best;
    }

    /**
     * The regret in points of accuracy after so many epochs, over seeds.
     *
     * @param standardError of the mean
     */
    public record Regret(int epochs, double mean, double standardError) {}

    /** Runs a strategy with the seeds from 1, each once with the largest budget. */
    public List<Regret> regrets(StrategyChoice strategy, List<Integer> budgets, int seeds) {
        List<StreamingStatistics> all = new ArrayList<>();
        budgets.forEach(budget -> all.add(new StreamingStatistics()));
        for (int seed = 1; seed <= seeds; seed++) {
            double[] run = run(strategy, budgets, seed);
            for (int i = 0; i < run.length; i++) {
                all.get(i).addValue(run[i]);
            }
        }
        List<Regret> regrets = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            StreamingStatistics one = all.get(i);
            regrets.add(new Regret(budgets.get(i), one.getMean(), one.getStandardDeviation() / Math.sqrt(seeds)));
        }
        return regrets;
    }

    /** The regret after each of these numbers of epochs. */
    public double[] run(StrategyChoice choice, List<Integer> budgets, long seed) {
        int budget = budgets.stream().mapToInt(Integer::intValue).max().orElse(0);
        double evaluations = (double) budget / FULL;
        SearchStrategy strategy = Strategies.create(
                choice,
                new StrategyTask(
                        table.space(),
                        ACCURACY,
                        List.of(),
                        (int) evaluations,
                        Map.of(),
                        new FidelityScale(List.of((double) LOW / FULL, 1.0), false, evaluations)));
        double[] regrets = new double[budgets.size()];
        Arrays.fill(regrets, best - worst);
        Map<Map.Entry<Architecture, Double>, Trial> known = new HashMap<>();
        int spent = 0;
        double incumbent = worst;
        int repeats = 0;
        for (int asked = 0; repeats < MOST_REPEATS; asked++) {
            Proposal proposal =
                    strategy.propose(new SplittableRandom(SplitMix.at(SplitMix.key(seed, "regret"), asked)));
            Trial before = known.get(Map.entry(proposal.architecture(), proposal.part()));
            if (before != null) {
                repeats++;
                strategy.observe(before);
                continue;
            }
            repeats = 0;
            spent += proposal.part() == 1 ? FULL : LOW;
            if (spent > budget) {
                break;
            }
            Trial trial = trial(known.size(), proposal);
            known.put(Map.entry(proposal.architecture(), proposal.part()), trial);
            strategy.observe(trial);
            if (proposal.part() == 1) {
                incumbent = Math.max(incumbent, full[table.row(proposal.architecture())]);
            }
            for (int i = 0; i < regrets.length; i++) {
                regrets[i] = spent <= budgets.get(i) ? best - incumbent : regrets[i];
            }
        }
        return regrets;
    }

    private Trial trial(int id, Proposal proposal) {
        boolean isFull = proposal.part() == 1;
        double accuracy = (isFull ? full : low)[table.row(proposal.architecture())] * PERCENT;
        return new Trial(
                id,
                proposal.architecture(),
                new Fidelity(isFull ? FULL : LOW, 1, proposal.part()),
                proposal.origin(),
                new Outcome.Completed(Map.of("accuracy", accuracy), List.of()),
                0);
    }
}
