package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Hypervolume;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TabularBenchmark;

/**
 * How much of the best possible hypervolume a strategy covers with accuracy and a device's latency on NAS-Bench-201 (Dong
 * and Yang 2020) and HW-NAS-Bench (Li et al. 2021).
 *
 * <p>Accuracy is that of validation after 200 epochs, counted from chance and divided by the range of CIFAR-10; latency
 * is scaled from the least to the most of the table; the reference point is chance at the most latency. Sequential, lag
 * 1; known architectures are free. Cells that cannot run on the device are no part of it.
 */
public final class HypervolumeBenchmark {
    private static final double CHANCE = 10;
    private static final double RANGE = 81.57;
    private static final List<Objective> OBJECTIVES =
            List.of(new Objective("accuracy", true), new Objective("latency", false));

    private final TabularBenchmark table;
    private final double[] accuracy;
    private final double[] latency;
    private final double least;
    private final double most;
    private final double best;

    /**
     * @param dataset {@code c10}, {@code c100} or {@code imagenet16}
     * @param device {@code edgegpu}, {@code raspi4}, {@code fpga}, {@code eyeriss}, {@code pixel3} or {@code edgetpu}
     */
    public HypervolumeBenchmark(TabularBenchmark table, String dataset, String device) {
        String prefix = NasBench201Table.prefix(dataset);
        this.table = table;
        this.accuracy = table.column(prefix + "_valid_e200");
        this.latency = table.column(prefix + "_" + device + "_latency");
        double[] measured =
                Arrays.stream(latency).filter(value -> value >= 0).sorted().toArray();
        this.least = measured[0];
        this.most = measured[measured.length - 1];
        List<double[]> all = new ArrayList<>();
        for (int row = 0; row < latency.length; row++) {
            if (latency[row] >= 0) {
                all.add(cost(row));
            }
        }
        this.best = Hypervolume.ofCosts(all, new double[] {0, 1});
    }

    private double[] cost(int row) {
        return new double[] {-(accuracy[row] - CHANCE) / RANGE, (latency[row] - least) / (most - least)};
    }

    /** The hypervolume of the whole table's front. */
    public double best() {
        return best;
    }

    /** The covered share of the best hypervolume after so many evaluations, over seeds. */
    public List<BudgetMean> shares(StrategyChoice strategy, List<Integer> budgets, int seeds) {
        return BudgetMean.over(budgets, seeds, seed -> run(strategy, budgets, seed));
    }

    /** The share of {@link #best} after each of these numbers of evaluations, all in one run of the largest. */
    public double[] run(StrategyChoice strategy, List<Integer> budgets, long seed) {
        int budget = budgets.stream().mapToInt(Integer::intValue).max().orElse(0);
        AskTell loop = AskTell.of(table.space(), strategy, OBJECTIVES, budget, seed);
        List<double[]> seen = new ArrayList<>();
        double[] shares = new double[budgets.size()];
        int queries = 0;
        for (Architecture asked = loop.propose(); asked != null; asked = loop.propose()) {
            int row = table.row(asked);
            queries++;
            if (row < 0 || !(latency[row] >= 0)) {
                loop.observe(asked, new Outcome.Infeasible("cannot run there", Map.of()));
            } else {
                seen.add(cost(row));
                loop.observe(asked, Map.of("accuracy", accuracy[row], "latency", latency[row]));
            }
            for (int i = 0; i < shares.length; i++) {
                if (queries == budgets.get(i)) {
                    shares[i] = Hypervolume.ofCosts(seen, new double[] {0, 1}) / best;
                }
            }
        }
        for (int i = 0; i < shares.length; i++) {
            shares[i] = queries < budgets.get(i) ? Hypervolume.ofCosts(seen, new double[] {0, 1}) / best : shares[i];
        }
        return shares;
    }
}
