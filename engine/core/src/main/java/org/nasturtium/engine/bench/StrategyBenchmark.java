package org.nasturtium.engine.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TabularBenchmark;

/**
 * Runs a strategy on a table: it sees the signal, the incumbent is the best signal so far (first seen wins ties), and
 * what counts is the incumbent's report at the end of the budget. Sequential, lag 1; for several threads.
 */
public final class StrategyBenchmark {
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();
    private static final double PERCENT = 0.01;

    private final TabularBenchmark table;
    private final double[] signal;
    private final double[] report;
    private final Objective objective;
    private final double scale;
    private final double best;
    private final double worstReport;

    private StrategyBenchmark(
            TabularBenchmark table, double[] signal, double[] report, Objective objective, double scale) {
        this.table = table;
        this.signal = signal;
        this.report = report;
        this.objective = objective;
        this.scale = scale;
        DoubleStream signals = Arrays.stream(signal).filter(value -> !Double.isNaN(value));
        this.best = (objective.maximize() ? signals.max() : signals.min())
                .orElseThrow(
                        () -> new IllegalArgumentException("table `" + table.name() + "`: the signal has no value"));
        DoubleStream reports = Arrays.stream(report).filter(value -> !Double.isNaN(value));
        this.worstReport = (objective.maximize() ? reports.min() : reports.max())
                .orElseThrow(
                        () -> new IllegalArgumentException("table `" + table.name() + "`: the report has no value"));
    }

    /**
     * One run's end.
     *
     * @param report of the incumbent; the worst of the table if nothing was feasible
     * @param hit whether the incumbent's signal is the best of the table
     * @param queries evaluations that were charged
     * @param cpuSeconds of the thread, strategy and table
     */
    public record Run(double report, boolean hit, int queries, double cpuSeconds) {}

    /**
     * The protocol on NAS-Bench-201: validation accuracy after 12 epochs is the signal, test accuracy after 200 epochs
     * the report. Strategies see accuracies of 0..1, reports are percent.
     *
     * @param dataset {@code c10}, {@code c100} or {@code imagenet16}
     */
    public static StrategyBenchmark nasBench201(TabularBenchmark table, String dataset) {
        String prefix = NasBench201Table.prefix(dataset);
        return new StrategyBenchmark(
                table,
                table.column(prefix + "_valid_e12"),
                table.column(prefix + "_test_e200"),
                new Objective(Metric.ACCURACY.word(), true),
                PERCENT);
    }

    /** Any table: strategies see the signal's column under its own name and in its own unit. */
    public static StrategyBenchmark of(TabularBenchmark table, String signal, String report, boolean maximize) {
        return new StrategyBenchmark(
                table, table.column(signal), table.column(report), new Objective(signal, maximize), 1);
    }

    /** One run; the same for the same seed. */
    public Run run(StrategyChoice strategy, int budget, long seed, boolean chargeRepeats) {
        long begin = CLOCK.getCurrentThreadCpuTime();
        List<Objective> objectives = List.of(objective);
        AskTell loop = chargeRepeats
                ? AskTell.chargingRepeats(table.space(), strategy, objectives, budget, seed)
                : AskTell.of(table.space(), strategy, objectives, budget, seed);
        int incumbent = -1;
        int queries = 0;
        for (Architecture asked = loop.propose(); asked != null; asked = loop.propose()) {
            int row = table.row(asked);
            queries++;
            if (row < 0 || Double.isNaN(signal[row])) {
                loop.observe(asked, new Outcome.Infeasible("not in the table", Map.of()));
                continue;
            }
            loop.observe(asked, signal[row] * scale);
            incumbent = incumbent < 0 || objective.isBetter(signal[row], signal[incumbent]) ? row : incumbent;
        }
        double seconds = (CLOCK.getCurrentThreadCpuTime() - begin) * 1e-9;
        return new Run(
                incumbent < 0 || Double.isNaN(report[incumbent]) ? worstReport : report[incumbent],
                incumbent >= 0 && signal[incumbent] == best,
                queries,
                seconds);
    }

    /** What random search reaches, exactly; members without a row are the worst. */
    public RandomSearchExpectation randomSearch(int draws) {
        int members = table.space().isNumbered() && table.space().size().bitLength() < 31
                ? Math.max(signal.length, table.space().size().intValue())
                : signal.length;
        double[] costs = new double[members];
        double[] reports = new double[members];
        Arrays.fill(costs, Double.POSITIVE_INFINITY);
        Arrays.fill(reports, worstReport);
        for (int row = 0; row < signal.length; row++) {
            if (!Double.isNaN(signal[row])) {
                costs[row] = objective.maximize() ? -signal[row] : signal[row];
                reports[row] = Double.isNaN(report[row]) ? worstReport : report[row];
            }
        }
        return RandomSearchExpectation.of(costs, reports, draws);
    }

    /** Whether more of the report is better. */
    public boolean higherIsBetter() {
        return objective.maximize();
    }

    /** What strategies see, for a heading. */
    public String metric() {
        return objective.metric();
    }
}
