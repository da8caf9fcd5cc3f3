package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.ToyBackend;
import org.nasturtium.engine.backend.TroubledBackend;
import org.nasturtium.engine.data.Blobs;
import org.nasturtium.engine.energy.CpuTime;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.evaluate.TrialSpec;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.statistics.Sample;

final class TrainedEvaluatorTest {
    private static final EnergyMeter ENERGY = EnergyMeter.estimating(Electricity.UNKNOWN, CpuTime.here());
    private static final Shape IMAGE = Shape.map(1, 4, 4);
    private static final List<Objective> ACCURACY = List.of(new Objective("accuracy", true));
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withEpochs(3).withBatch(16).withLearningRate(0.01);

    private final ToyBackend toy = new ToyBackend();
    private final Map<Integer, TrainedNetwork> trained = new ConcurrentHashMap<>();

    @AfterEach
    void leavesNothingOpen() {
        assertThat(toy.open()).isZero();
    }

    @Test
    void trainsAnArchitectureAndGivesAllItsMetrics() {
        Outcome outcome = evaluator(toy, ACCURACY, List.of(), 0).evaluate(spec(12, 3, 1), Progress.NONE);
        assertThat(outcome).isInstanceOf(Outcome.Completed.class);
        assertThat(outcome.metrics().keySet())
                .containsExactlyInAnyOrder("accuracy", "loss", "f1", "params", "macs", "memory");
        assertThat(outcome.metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(outcome.metrics().get("params")).isEqualTo(16 * 12 + 12 + 12 * 3 + 3.0);
        assertThat(((Outcome.Completed) outcome).curve()).hasSize(3);
        assertThat(trained.get(0).scores().metrics().get("accuracy"))
                .isEqualTo(outcome.metrics().get("accuracy"));
    }

    @Test
    void givesTheSameOutcomesOnManyThreadsAsOnOne() {
        TrainedEvaluator evaluator = evaluator(toy, ACCURACY, List.of(), 0);
        List<Map<String, Double>> alone = IntStream.range(2, 8)
                .mapToObj(width ->
                        evaluator.evaluate(spec(width, 2, 1), Progress.NONE).metrics())
                .toList();
        List<CompletableFuture<Map<String, Double>>> together = IntStream.range(2, 8)
                .mapToObj(width -> CompletableFuture.supplyAsync(() ->
                        evaluator.evaluate(spec(width, 2, 1), Progress.NONE).metrics()))
                .toList();
        assertThat(together.stream().map(CompletableFuture::join).toList()).isEqualTo(alone);
    }

    @Test
    void rejectsWhatBreaksALimitOfTheGraphBeforeTraining() {
        Backend untouched = new TroubledBackend(toy, () -> {
            throw new AssertionError("trained although a limit was known to be broken");
        });
        TrainedEvaluator evaluator = evaluator(untouched, ACCURACY, List.of(new Limit("params", 1000)), 0);
        Outcome.Infeasible infeasible = (Outcome.Infeasible) evaluator.evaluate(spec(60, 3, 1), Progress.NONE);
        assertThat(infeasible.cause()).isEqualTo("params 1,203 > limit 1,000");
        assertThat(infeasible.metrics()).containsEntry("params", 1203.0);
        assertThat(evaluator.precheck(architecture(60))).isEqualTo(infeasible);
        assertThat(evaluator.precheck(architecture(10))).isNull();
    }

    @Test
    void rejectsWhatIsEstimatedNotToFitTheMemory() {
        TrainedEvaluator evaluator = evaluator(toy, ACCURACY, List.of(), 20_000);
        assertThat(evaluator.precheck(architecture(2))).isNull();
        Outcome.Infeasible infeasible = (Outcome.Infeasible) evaluator.evaluate(spec(64, 3, 1), Progress.NONE);
        assertThat(infeasible.cause()).matches("memory 0\\.\\d MB \\(estimated\\) > limit 0\\.0 MB");
    }

    @Test
    void callsAShapeThatCannotBeInfeasible() {
        TrainedEvaluator evaluator = evaluator(toy, ACCURACY, List.of(), 0);
        Outcome outcome = evaluator.evaluate(spec(13, 3, 1), Progress.NONE);
        assertThat(outcome)
                .isEqualTo(new Outcome.Infeasible("`hidden`: nobody wants 13 units of 1x4x4", Map.of()))
                .isEqualTo(evaluator.precheck(architecture(13)));
    }

    @Test
    void turnsWhateverATrialThrowsIntoAFailedOutcomeWithItsCause() {
        assertThat(failure(new IllegalStateException("the kernel is gone\nat line 3\nat line 4")))
                .isEqualTo("IllegalStateException: the kernel is gone");
        assertThat(failure(new RuntimeException("[enforce fail] DefaultCPUAllocator: can't allocate memory: 9 GB")))
                .startsWith("out of memory: RuntimeException: [enforce fail]");
        assertThat(failure(new OutOfMemoryError("Java heap space")))
                .isEqualTo("out of memory: OutOfMemoryError: Java heap space");
        assertThat(failure(new StackOverflowError())).isEqualTo("StackOverflowError");
        assertThatThrownBy(() -> failure(new UnsatisfiedLinkError("no torch"))).hasMessage("no torch");
    }

    @Test
    void reportsDivergenceAsFailed() {
        TrainingSettings exploding = QUICK.withLearningRate(1e20).withOptimizer(OptimizerSettings.sgd(0.9, false, 0));
        Outcome outcome = evaluator(toy, exploding, ACCURACY, List.of(), 0).evaluate(spec(8, 2, 1), Progress.NONE);
        assertThat(((Outcome.Failed) outcome).cause()).startsWith("diverged at epoch 1, step ");
        assertThat(trained).isEmpty();
    }

    @Test
    void reportsCancellationAsStoppedWithWhatItHad() {
        AtomicInteger epochs = new AtomicInteger();
        Progress afterTwo = new Progress() {
            @Override
            public void epoch(CurvePoint point, int total) {
                epochs.set(point.epoch());
            }

            @Override
            public boolean isCancelled() {
                return epochs.get() == 2;
            }
        };
        Outcome outcome = evaluator(toy, ACCURACY, List.of(), 0).evaluate(spec(8, 5, 1), afterTwo);
        Outcome.Stopped stopped = (Outcome.Stopped) outcome;
        assertThat(stopped.reason()).isEqualTo("cancelled after 2 of 5 epochs");
        assertThat(stopped.curve()).hasSize(2);
        assertThat(stopped.metrics()).containsKey("accuracy");
    }

    @Test
    void trainsAsHardAsTheFidelitySays() {
        TrainedEvaluator evaluator = evaluator(toy, ACCURACY, List.of(), 0);
        evaluator.evaluate(new TrialSpec(1, architecture(8), new Fidelity(2, 0.5), 1), Progress.NONE);
        assertThat(trained.get(1).curve()).hasSize(2);
        assertThat(trained.get(1).steps()).isEqualTo(2 * 5); // half of 160 samples in batches of 16
        assertThat(evaluator.at(architecture(8), 1)).isEqualTo(new Fidelity(3, 1));
    }

    @Test
    void goesOnFromTheCheckpointOfALowerFidelity() {
        Map<Integer, Checkpoint> kept = new ConcurrentHashMap<>();
        Checkpoints checkpoints = new Checkpoints() {
            @Override
            public void write(int trial, int repeat, Checkpoint checkpoint) {
                kept.put(trial * 10 + repeat, checkpoint);
            }

            @Override
            public Checkpoint read(int trial, int repeat) {
                return kept.get(trial * 10 + repeat);
            }
        };
        TrainedEvaluator evaluator = new TrainedEvaluator(
                plan(QUICK, ACCURACY, List.of(), 0), toy, Device.CPU, ENERGY, new QuietGate(), checkpoints, this::keep);
        Fidelity third = evaluator.at(architecture(8), 1 / 3.0);
        assertThat(third).isEqualTo(new Fidelity(1, 1, 1 / 3.0));
        evaluator.evaluate(new TrialSpec(0, architecture(8), third, 7), Progress.NONE);
        Outcome whole = evaluator.evaluate(new TrialSpec(1, architecture(8), new Fidelity(3, 1), 7), Progress.NONE);
        List<Integer> heard = new ArrayList<>();
        Outcome promoted = evaluator.evaluate(
                new TrialSpec(2, architecture(8), new Fidelity(3, 1), 7, 0), epochs(point -> heard.add(point.epoch())));
        assertThat(heard).containsExactly(2, 3);
        assertThat(promoted.metrics()).isEqualTo(whole.metrics());
        assertThat(kept.keySet()).as("full trials never go on").containsExactly(0);

        evaluator.evaluate(new TrialSpec(3, architecture(8), third.repeated(2), 7), Progress.NONE);
        assertThat(kept.keySet()).as("each repeat has its own").containsExactlyInAnyOrder(0, 30, 31);
        Fidelity twice = new Fidelity(3, 1).repeated(2);
        assertThat(evaluator
                        .evaluate(new TrialSpec(4, architecture(8), twice, 7, 3), Progress.NONE)
                        .metrics())
                .isEqualTo(evaluator
                        .evaluate(new TrialSpec(5, architecture(8), twice, 7), Progress.NONE)
                        .metrics());
    }

    @Test
    void trainsAsOftenAsTheFidelitySaysAndTellsMeanAndSpread() {
        TrainedEvaluator evaluator = evaluator(toy, ACCURACY, List.of(), 0);
        Fidelity thrice = new Fidelity(2, 1).repeated(3);
        List<Integer> heard = new ArrayList<>();
        Outcome.Completed repeated = (Outcome.Completed) evaluator.evaluate(
                new TrialSpec(1, architecture(8), thrice, 7), epochs(point -> heard.add(point.epoch())));

        List<Outcome.Completed> alone = Stream.of(7L, SplitMix.key(7, "repeat 1"), SplitMix.key(7, "repeat 2"))
                .map(seed -> (Outcome.Completed) evaluator.evaluate(spec(8, 2, seed), Progress.NONE))
                .toList();
        double[] scores =
                alone.stream().mapToDouble(one -> one.metrics().get("accuracy")).toArray();
        assertThat(scores).as("the seeds differ").doesNotHaveDuplicates();
        assertThat(repeated.metrics())
                .containsEntry("accuracy", Sample.of(scores).mean())
                .containsEntry("accuracySd", Sample.of(scores).sd())
                .containsKeys("lossSd", "f1Sd");
        assertThat(alone.get(0).metrics()).doesNotContainKey("accuracySd");
        assertThat(heard).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(repeated.curve()).hasSize(2);
        assertThat(repeated.curve().get(1).validationScore())
                .isCloseTo(Sample.of(scores).mean(), within(1e-12));
        assertThat(trained.get(1).scores().primary())
                .as("the kept weights are the median's")
                .isEqualTo(Sample.of(scores).median());
        assertThat(trained.get(1).steps()).as("the cost is that of all").isEqualTo(3 * 2 * 10);
    }

    @Test
    void asksInTheFirstRepeatAloneWhetherToStop() {
        List<Integer> asked = new ArrayList<>();
        Progress asking = new Progress() {
            @Override
            public void epoch(CurvePoint point, int epochs) {
                // what is asked counts
            }

            @Override
            public String stop(List<CurvePoint> curve, int epochs) {
                asked.add(curve.size());
                return null;
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
        evaluator(toy, ACCURACY, List.of(), 0)
                .evaluate(new TrialSpec(1, architecture(8), new Fidelity(3, 1).repeated(2), 1), asking);
        assertThat(asked).containsExactly(1, 2);
    }

    @Test
    void refusesASpreadOfTrialsThatAreTrainedOnce() {
        assertThatThrownBy(() -> evaluator(toy, List.of(new Objective("accuracySd", false)), List.of(), 0))
                .hasMessage("metric `accuracySd` is a spread over repeats, and each trial is trained once"
                        + "\nMaybe `train ..., repeats: 3`.");
    }

    private static Progress epochs(Consumer<Outcome.CurvePoint> heard) {
        return new Progress() {
            @Override
            public void epoch(Outcome.CurvePoint point, int epochs) {
                heard.accept(point);
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    @Test
    void measuresLatencyWhereItIsAskedForAndHoldsItAgainstItsLimit() {
        List<Objective> objectives = List.of(new Objective("accuracy", true), new Objective("latency", false));
        Outcome outcome = evaluator(toy, objectives, List.of(), 0).evaluate(spec(8, 1, 1), Progress.NONE);
        assertThat(outcome.metrics()).containsKeys("latency", "latencySpread", "latencyBatch");
        assertThat(outcome.metrics().get("latency")).isPositive();
        Outcome slow = evaluator(toy, ACCURACY, List.of(new Limit("latency", 1e-12)), 0)
                .evaluate(spec(8, 1, 1), Progress.NONE);
        assertThat(((Outcome.Infeasible) slow).cause()).matches("latency .* ms > limit 1\\.00e-09 ms");
        assertThat(slow.metrics()).containsKeys("accuracy", "latency");
    }

    @Test
    void measuresEnergyWhereItIsAskedForAndHoldsItAgainstItsLimit() {
        List<Objective> objectives = List.of(new Objective("accuracy", true), new Objective("energy", false));
        Outcome outcome = evaluator(toy, objectives, List.of(), 0).evaluate(spec(8, 1, 1), Progress.NONE);
        double joules = outcome.metrics().get("energy");
        assertThat(joules).isPositive();
        assertThat(outcome.metrics().get("carbon")).isCloseTo(joules * 480 / 3.6e6, within(1e-12));
        assertThat(outcome.metrics()).doesNotContainKeys("inferenceEnergy", "latency");
        Outcome dear = evaluator(toy, ACCURACY, List.of(new Limit("inferenceEnergy", 1e-12)), 0)
                .evaluate(spec(8, 1, 1), Progress.NONE);
        assertThat(((Outcome.Infeasible) dear).cause()).matches("inferenceEnergy .* mJ > limit 0\\.000000001 mJ");
        assertThat(dear.metrics()).doesNotContainKeys("energy", "latency");
    }

    @Test
    void aTrainingThatGoesOnCostsItsEarlierStagesToo() {
        Map<Integer, Checkpoint> kept = new ConcurrentHashMap<>();
        Checkpoints checkpoints = new Checkpoints() {
            @Override
            public void write(int trial, int repeat, Checkpoint checkpoint) {
                kept.put(trial, checkpoint.spending(1e6 + checkpoint.joules()));
            }

            @Override
            public Checkpoint read(int trial, int repeat) {
                return kept.get(trial);
            }
        };
        List<Objective> objectives = List.of(new Objective("energy", false));
        TrainedEvaluator evaluator = new TrainedEvaluator(
                plan(QUICK, objectives, List.of(), 0),
                toy,
                Device.CPU,
                ENERGY,
                new QuietGate(),
                checkpoints,
                this::keep);
        Fidelity third = evaluator.at(architecture(8), 1 / 3.0);
        evaluator.evaluate(new TrialSpec(0, architecture(8), third, 7), Progress.NONE);
        assertThat(kept.get(0).joules()).as("what it cost").isGreaterThan(1e6);
        Outcome whole = evaluator.evaluate(new TrialSpec(1, architecture(8), new Fidelity(3, 1), 7, 0), Progress.NONE);
        assertThat(whole.metrics().get("energy")).isGreaterThan(kept.get(0).joules());
    }

    @Test
    void refusesAMetricThatTheDataCannotHave() {
        assertThatThrownBy(() -> evaluator(toy, List.of(new Objective("rmse", false)), List.of(), 0))
                .hasMessageContaining("metric `rmse` does not exist for `blobs`, which has classes");
    }

    private String failure(Throwable thrown) {
        Backend troubled = new TroubledBackend(toy, () -> {
            if (thrown instanceof RuntimeException exception) {
                throw exception;
            }
            throw (Error) thrown;
        });
        Outcome outcome = evaluator(troubled, ACCURACY, List.of(), 0).evaluate(spec(8, 1, 1), Progress.NONE);
        return ((Outcome.Failed) outcome).cause();
    }

    private TrainedEvaluator evaluator(
            Backend backend, List<Objective> objectives, List<Limit> limits, long memoryLimit) {
        return evaluator(backend, QUICK, objectives, limits, memoryLimit);
    }

    private TrainedEvaluator evaluator(
            Backend backend,
            TrainingSettings settings,
            List<Objective> objectives,
            List<Limit> limits,
            long memoryLimit) {
        return new TrainedEvaluator(
                plan(settings, objectives, limits, memoryLimit),
                backend,
                Device.CPU,
                ENERGY,
                new QuietGate(),
                Checkpoints.NONE,
                this::keep);
    }

    private void keep(TrialSpec spec, TrainedNetwork network) {
        trained.put(spec.id(), network);
    }

    private static EvaluationPlan plan(
            TrainingSettings settings, List<Objective> objectives, List<Limit> limits, long memoryLimit) {
        return new EvaluationPlan(
                DenseTemplate.space(),
                TrainingPlan.fixed(settings),
                Blobs.searchData(IMAGE, 160, 60, 0.4),
                objectives.stream().map(Objective::metric).toList(),
                limits,
                memoryLimit);
    }

    private static TrialSpec spec(int width, int epochs, long seed) {
        return new TrialSpec(0, architecture(width), new Fidelity(epochs, 1), seed);
    }

    private static Architecture architecture(long width) {
        return new Architecture(Map.of("width", width));
    }
}
