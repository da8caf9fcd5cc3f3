package org.nasturtium.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.LoopRun;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/**
 * What a search costs beside its trainings: strategy, loop and journal, on 16 choices of 4 values that are judged in no time.
 *
 * <p>CPU time of the whole process, the collector included, and what the JVM's compiler still does after a second of it.
 * Strategies of several fidelities have a ninth, a third and the whole.
 */
public final class OverheadBenchmark {
    private static final int CHOICES = 16;
    private static final long VALUES = 4;
    private static final int WARM_TRIALS = 200;
    private static final double WARM_MS = 1000;
    private static final double LEAST_MS = 1000;

    private final SearchSpace space = SearchSpace.of(
            "sixteen",
            IntStream.rangeClosed(1, CHOICES)
                    .mapToObj(number -> Decision.choice("c" + number, 1L, 2L, 3L, VALUES))
                    .toList());

    /**
     * @param trials of a run
     * @param journal whether every proposal and every result went to a file, handed to the system line by line
     * @param milliseconds of CPU a trial
     */
    public record Row(String strategy, int trials, boolean journal, double milliseconds) {}

    /**
     * Measures one strategy: runs of few trials until the code is warm, then whole runs until there is enough to tell.
     *
     * @param folder where journals go and are deleted again; null = in memory
     */
    public Row measure(StrategyChoice strategy, int trials, @Nullable Path folder) throws InterruptedException {
        ProcessCost begin = ProcessCost.now();
        for (long seed = -1; spent(begin) < WARM_MS; seed--) {
            runOnce(strategy, Math.min(WARM_TRIALS, trials), seed, folder);
        }
        begin = ProcessCost.now();
        int runs = 0;
        while (spent(begin) < LEAST_MS) {
            runOnce(strategy, trials, ++runs, folder);
        }
        return new Row(strategy.toString(), trials, folder != null, spent(begin) / runs / trials);
    }

    private static double spent(ProcessCost begin) {
        return ProcessCost.now().since(begin).totalMs();
    }

    private void runOnce(StrategyChoice strategy, int trials, long seed, @Nullable Path folder)
            throws InterruptedException {
        Path journal = folder == null ? null : folder.resolve("journal.jsonl");
        run(strategy, trials, seed, journal);
        if (journal != null) {
            delete(journal);
        }
    }

    private static void delete(Path journal) {
        try {
            Files.delete(journal);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + journal, failure);
        }
    }

    /**
     * One run; what its journal holds is replayed instead of judged again.
     *
     * @param journal null = none
     */
    public List<Trial> run(StrategyChoice strategy, int trials, long seed, @Nullable Path journal)
            throws InterruptedException {
        SearchDefinition definition = SearchDefinition.of(space, () -> "sixteen choices of four values")
                .using(strategy)
                .within(Budget.trials(trials))
                .on(Placement.sequential())
                .withBaseline(false)
                .seeded(seed);
        return LoopRun.run(definition, new Landscape(), new Thirds(), journal);
    }

    /** Each value has a worth, and each pair of neighbours, by arithmetic. */
    private static final class Landscape implements Evaluator {
        @Override
        public Outcome evaluate(TrialSpec spec, Progress progress) {
            double sum = 0;
            long before = 0;
            for (Map.Entry<String, Object> entry : spec.architecture().values().entrySet()) {
                long value = (Long) entry.getValue();
                long place = entry.getKey().hashCode();
                sum += Math.floorMod(place * 7 + value * 5, 11)
                        + Math.floorMod(place + before * 3 + value * 7, 13) / 2.0;
                before = value;
            }
            return new Outcome.Completed(Map.of("accuracy", sum / (20 * CHOICES)), List.of());
        }
    }

    private static final class Thirds implements Fidelities {
        @Override
        public List<Double> parts() {
            return List.of(1 / 9.0, 1 / 3.0, 1.0);
        }

        @Override
        public Fidelity at(Architecture architecture, double part) {
            return new Fidelity((int) Math.round(9 * part), 1, part);
        }

        @Override
        public boolean carriesOn() {
            return true;
        }
    }
}
