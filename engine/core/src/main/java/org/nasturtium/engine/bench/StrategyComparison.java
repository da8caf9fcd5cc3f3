package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.nasturtium.engine.strategy.StrategyChoice;

/**
 * Every strategy at every budget over the same seeds, random search always among them.
 *
 * @param scores a row a strategy and budget, random search first
 * @param random what random search reaches exactly, by budget
 * @param tests of each strategy that learns against random search
 */
public record StrategyComparison(
        List<StrategyScore> scores, Map<Integer, RandomSearchExpectation> random, List<AgainstRandom> tests) {
    private static final Set<String> LEARN_NOTHING = Set.of("random", "exhaustive");
    private static final StrategyChoice RANDOM = new StrategyChoice("random", Map.of());

    /**
     * Runs all.
     *
     * @param told hears a row as soon as it is there
     */
    public static StrategyComparison run(
            StrategyBenchmark benchmark,
            List<StrategyChoice> strategies,
            Settings settings,
            Consumer<StrategyScore> told)
            throws InterruptedException {
        Set<StrategyChoice> all = new LinkedHashSet<>();
        all.add(RANDOM);
        all.addAll(strategies);
        List<StrategyScore> scores = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
        try {
            for (StrategyChoice strategy : all) {
                for (int budget : settings.budgets()) {
                    StrategyScore score = score(benchmark, strategy, budget, settings, threads);
                    scores.add(score);
                    told.accept(score);
                }
            }
        } finally {
            threads.shutdownNow();
        }
        Map<Integer, RandomSearchExpectation> exact = new TreeMap<>();
        settings.budgets().forEach(budget -> exact.put(budget, benchmark.randomSearch(budget)));
        List<StrategyScore> random = scores.stream()
                .filter(score -> score.strategy().equals(RANDOM.name()))
                .toList();
        List<StrategyScore> others = scores.stream()
                .filter(score -> !LEARN_NOTHING.contains(score.strategy()))
                .toList();
        return new StrategyComparison(
                List.copyOf(scores), exact, AgainstRandom.of(others, random, benchmark.higherIsBetter()));
    }

    /**
     * How a comparison is run.
     *
     * @param budgets charged evaluations of a run; one run a budget
     * @param seeds from 1
     * @param threads runs at a time; a run has one
     * @param chargeRepeats whether a known architecture costs again, as most libraries do it
     */
    public record Settings(List<Integer> budgets, int seeds, int threads, boolean chargeRepeats) {
        public Settings {
            budgets = List.copyOf(budgets);
        }
    }

    private static StrategyScore score(
            StrategyBenchmark benchmark,
            StrategyChoice strategy,
            int budget,
            Settings settings,
            ExecutorService threads)
            throws InterruptedException {
        List<Future<StrategyBenchmark.Run>> running = new ArrayList<>();
        for (int seed = 1; seed <= settings.seeds(); seed++) {
            long number = seed;
            running.add(threads.submit(() -> benchmark.run(strategy, budget, number, settings.chargeRepeats())));
        }
        List<StrategyBenchmark.Run> runs = new ArrayList<>();
        for (Future<StrategyBenchmark.Run> run : running) {
            try {
                runs.add(run.get());
            } catch (ExecutionException failure) {
                throw new IllegalStateException(
                        "strategy " + strategy + ", budget " + budget + ", seed " + (runs.size() + 1) + " failed: "
                                + failure.getCause(),
                        failure.getCause());
            }
        }
        return new StrategyScore(strategy.toString(), budget, runs);
    }
}
