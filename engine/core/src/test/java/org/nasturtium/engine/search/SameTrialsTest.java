package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.evaluate.Evaluator;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.execute.LocalExecutor;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.stopping.StoppingRule;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.strategy.FidelityScale;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyTask;

/** Every strategy of the catalogue through the real loop: the same seed gives the same trials, whatever disturbs it. */
class SameTrialsTest {
    private static final int SEEDS = 20;
    private static final int TRIALS = 20;
    private static final SearchSpace SPACE = SearchSpace.of(
            "same",
            List.of(
                    Decision.choice("a", 1L, 2L, 3L, 4L),
                    Decision.choice("b", "x", "y", "z").whenever("y", Decision.choice("b.inner", 8L, 16L)),
                    Decision.choice("c", 1L, 2L, 3L, 4L, 5L)));

    @TempDir
    Path folder;

    private int runs;

    static Stream<StrategyChoice> strategies() {
        return Strategies.names().stream().map(name -> new StrategyChoice(name, Map.of()));
    }

    @ParameterizedTest
    @MethodSource("strategies")
    void areDecidedForAnyNumberOfThreadsUpToTheLagAndAfterAStop(StrategyChoice strategy) throws InterruptedException {
        for (long seed = 1; seed <= SEEDS; seed++) {
            List<String> alone = new Run(strategy, 1, seed).toTheEnd();
            assertThat(alone).isNotEmpty();
            assertThat(new Run(strategy, 2, seed).toTheEnd())
                    .as("2 threads, seed %d", seed)
                    .isEqualTo(alone);
            assertThat(new Run(strategy, 4, seed).toTheEnd())
                    .as("4 threads, seed %d", seed)
                    .isEqualTo(alone);

            Run stopped = new Run(strategy, 2, seed);
            stopped.stopAfter((int) (1 + seed * 7 % (TRIALS - 3)));
            assertThat(stopped.toTheEnd()).as("resumed, seed %d", seed).isEqualTo(alone);
        }
    }

    /** One search over all its processes. */
    private final class Run {
        private final SearchDefinition definition;
        private final Path journal = folder.resolve("journal-" + runs++);

        Run(StrategyChoice strategy, int threads, long seed) {
            this.definition = SearchDefinition.of(SPACE, new Digits())
                    .using(strategy)
                    .within(Budget.trials(TRIALS))
                    .on(Placement.threads(threads))
                    .seeded(seed);
        }

        List<String> toTheEnd() throws InterruptedException {
            return run(Integer.MAX_VALUE);
        }

        void stopAfter(int trials) throws InterruptedException {
            run(trials);
        }

        private List<String> run(int stopAfter) throws InterruptedException {
            SearchStrategy strategy = Strategies.create(
                    definition.strategy(),
                    new StrategyTask(
                            SPACE,
                            definition.objectives(),
                            List.of(),
                            TRIALS,
                            Map.of(),
                            new FidelityScale(new Thirds().parts()),
                            (proxy, architecture) -> architecture.text().hashCode()));
            Cancellation cancellation = new Cancellation();
            AtomicInteger done = new AtomicInteger();
            try (Journal opened = Journal.open(journal);
                    LocalExecutor executor = new LocalExecutor(
                            definition.placement().threads(), new Landscape(), trial -> Progress.NONE)) {
                Search search = new Search(
                        definition,
                        strategy,
                        new Stopping(StoppingRule.NONE),
                        new Proposer(strategy, SameTrialsTest::limit, definition.seed()),
                        executor,
                        opened,
                        new Replay(opened.found(), TRIALS),
                        new Thirds(),
                        new Unforeseen(),
                        event -> {
                            if (event instanceof SearchEvent.TrialDone && done.incrementAndGet() == stopAfter) {
                                cancellation.request();
                            }
                        },
                        cancellation,
                        new Stopwatch(() -> 0, 0),
                        new Spending(
                                Budget.trials(TRIALS),
                                Set.of(),
                                resource -> () -> 0,
                                Map.of(),
                                Map.of(),
                                new Stopwatch(() -> 0, 0)),
                        new WinnerPlan(definition.training(), new Unforeseen(), trial -> 1, 1));
                search.run();
                List<String> trials = new ArrayList<>(search.notes());
                search.ledger()
                        .trials()
                        .forEach(trial -> trials.add(
                                trial.id() + " " + trial.architecture().text() + " "
                                        + trial.fidelity().part() + " " + trial.origin()));
                return trials;
            }
        }
    }

    private static Outcome.@Nullable Infeasible limit(Architecture architecture) {
        boolean isTooLarge =
                architecture.value("a").equals(4L) && architecture.value("c").equals(5L);
        return isTooLarge ? new Outcome.Infeasible("params", Map.of("params", 9.0)) : null;
    }

    /** Something to climb, with failures, and results that arrive out of order. */
    private static final class Landscape implements Evaluator {
        @Override
        public Outcome evaluate(TrialSpec spec, Progress progress) {
            LockSupport.parkNanos(spec.id() % 3 * 20_000L);
            Architecture architecture = spec.architecture();
            if (architecture.text().hashCode() % 7 == 0) {
                return new Outcome.Failed("diverged");
            }
            double score = (Long) architecture.value("a") + (architecture.has("b.inner") ? 3 : 0);
            score -= Math.abs((Long) architecture.value("c") - 2);
            return new Outcome.Completed(
                    Map.of("accuracy", score / 10 * Math.sqrt(spec.fidelity().part())), List.of());
        }
    }

    private static final class Thirds implements Fidelities {
        @Override
        public List<Double> parts() {
            return List.of(1.0 / 9, 1.0 / 3, 1.0);
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
