package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.ToyBackend;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.Blobs;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.train.TrainingSettings.Schedule;

final class TrainerTest {
    private static final Shape IMAGE = Shape.map(1, 4, 4);
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withEpochs(4).withBatch(16).withLearningRate(0.01);

    private final ToyBackend toy = new ToyBackend();
    private final Trainer trainer = new Trainer(toy, Device.CPU);

    @AfterEach
    void closesAllNativeMemoryHoweverATrainingEnds() {
        assertThat(toy.open()).isZero();
    }

    @Test
    void learnsToTellClassesApart() {
        TrainedNetwork trained = trainer.train(job(QUICK, 1), Progress.NONE);
        assertThat(trained.scores().metrics().get("accuracy")).isGreaterThan(0.95);
        assertThat(trained.curve()).hasSize(4);
        assertThat(trained.curve().get(3).trainLoss())
                .isLessThan(trained.curve().get(0).trainLoss());
        assertThat(trained.keptEpoch()).isEqualTo(4);
        assertThat(trained.steps()).isEqualTo(4 * 19);
        assertThat(trained.estimatedBytes()).isEqualTo(network(3).trainingBytes(16));
        assertThat(trained.weights().tensors().keySet())
                .isEqualTo(network(3).parameters().keySet());
    }

    @ParameterizedTest
    @EnumSource(Schedule.class)
    void givesInTwoStagesWhatOneTrainingGives(Schedule schedule) {
        TrainingJob job = job(QUICK.withSchedule(schedule), 1);
        TrainedNetwork whole = trainer.train(job, Progress.NONE);
        Checkpoint half = trainer.train(job, new TrainingStage(null, 2, true), Progress.NONE)
                .checkpoint();
        assertThat(half.epochs()).isEqualTo(2);
        TrainedNetwork rest = trainer.train(job, new TrainingStage(half, 4, false), Progress.NONE);
        assertThat(rest.checkpoint()).isNull();
        assertThat(rest.scores().metrics()).isEqualTo(whole.scores().metrics());
        assertThat(rest.curve())
                .usingRecursiveComparison()
                .ignoringFields("seconds")
                .isEqualTo(whole.curve());
        assertThat(rest.weights().tensors().get("out.weight").values())
                .isEqualTo(whole.weights().tensors().get("out.weight").values());
    }

    @Test
    void refusesAStageThatEndsWhereItBegins() {
        Checkpoint half = trainer.train(job(QUICK, 1), new TrainingStage(null, 2, true), Progress.NONE)
                .checkpoint();
        assertThatThrownBy(() -> new TrainingStage(half, 2, false)).hasMessageContaining("must end after epoch 2");
    }

    @Test
    void readsHandwrittenDigitsWithALinearClassifier() {
        SearchData digits = new Digits().load().search();
        NetworkGraph.Builder builder = NetworkGraph.builder(digits.shape());
        NetworkGraph linear =
                builder.build(builder.add("out", new Linear(10, true), builder.add("flat", new Flatten(), 0)));
        TrainingJob job = new TrainingJob(linear, QUICK, digits.train(), digits.validation(), digits.task(), 1);
        Scores scores = trainer.train(job, Progress.NONE).scores();
        assertThat(scores.metrics().get("accuracy")).isGreaterThan(0.9);
        assertThat(scores.perClass()).hasSize(10);
    }

    @Test
    void learnsANumberAndGivesTheErrorInItsOwnUnit() {
        Task.Regression task = new Task.Regression("price", 1000, 50);
        Samples train = Blobs.numbers(IMAGE, 300, 0.5, 1);
        TrainingJob job =
                new TrainingJob(network(1), QUICK.withEpochs(12), train, Blobs.numbers(IMAGE, 100, 0.5, 2), task, 5);
        Scores scores = trainer.train(job, Progress.NONE).scores();
        assertThat(scores.metrics().keySet()).containsExactlyInAnyOrder("loss", "rmse", "r2");
        assertThat(scores.metrics().get("r2")).isGreaterThan(0.8);
        assertThat(scores.metrics().get("rmse")).isCloseTo(50 * Math.sqrt(scores.loss()), within(1e-9));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void repeatsItselfBitByBitFromOneSeed(long seed) {
        TrainingSettings settings = QUICK.withEpochs(2)
                .withAugmentation(new Augmentation(1, true, 2))
                .withLabelSmoothing(0.1);
        TrainedNetwork first = trainer.train(job(settings, seed), Progress.NONE);
        TrainedNetwork second = trainer.train(job(settings, seed), Progress.NONE);
        TrainedNetwork other = trainer.train(job(settings, seed + 100), Progress.NONE);
        assertThat(losses(second)).isEqualTo(losses(first)).isNotEqualTo(losses(other));
        first.weights()
                .tensors()
                .forEach((name, tensor) -> assertThat(
                                second.weights().tensors().get(name).values())
                        .isEqualTo(tensor.values()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void stopsWithPatienceAndKeepsTheBestEpoch(long seed) {
        // a rate so high that validation jumps up and down
        TrainingSettings wild = QUICK.withEpochs(40)
                .withLearningRate(0.5)
                .withSchedule(Schedule.CONSTANT)
                .withPatience(3);
        TrainingJob job = new TrainingJob(
                network(3),
                wild,
                Blobs.classes(IMAGE, 60, 1.5, 1),
                Blobs.classes(IMAGE, 60, 1.5, 2),
                Blobs.threeClasses(),
                seed);
        TrainedNetwork trained = trainer.train(job, Progress.NONE);
        CurvePoint best = trained.curve().stream()
                .max(Comparator.comparingDouble(CurvePoint::validationScore)
                        .thenComparingDouble(point -> -point.validationLoss()))
                .orElseThrow();
        assertThat(trained.keptEpoch()).isEqualTo(best.epoch());
        assertThat(trained.curve()).hasSize(best.epoch() + 3);
        assertThat(trained.ending()).contains("no better validation for 3 epochs", "epoch " + best.epoch());
        assertThat(trained.scores().loss()).isEqualTo(best.validationLoss());
        assertThat(rescored(job, trained.weights()).loss()).isEqualTo(best.validationLoss());
    }

    @Test
    void measuresValidationWithoutLabelSmoothing() {
        TrainingJob job = job(QUICK.withLabelSmoothing(0.5), 1);
        TrainedNetwork trained = trainer.train(job, Progress.NONE);
        // half of the target is spread over three classes: no such training loss gets below 0.867 (its entropy)
        CurvePoint last = trained.curve().get(3);
        assertThat(last.trainLoss()).isGreaterThan(0.86);
        assertThat(last.validationLoss()).isLessThan(0.7);
    }

    @Test
    void endsADivergingTrainingWithItsEpochAndStep() {
        TrainingSettings exploding = QUICK.withLearningRate(1e20).withOptimizer(OptimizerSettings.sgd(0.9, false, 0));
        Diverged diverged = catchThrowableOfType(Diverged.class, () -> trainer.train(job(exploding, 1), Progress.NONE));
        assertThat(diverged.epoch()).isOne();
        assertThat(diverged.step()).isBetween(2, 5);
        assertThat(diverged).hasMessageMatching("diverged at epoch 1, step \\d: loss (NaN|Infinity)");
    }

    @Test
    void endsATrainingThatTakesTooLong() {
        AtomicLong clock = new AtomicLong();
        Trainer slow = new Trainer(toy, Device.CPU, () -> clock.addAndGet(10_000_000));
        TrainingSettings settings = QUICK.withTimeout(Duration.ofMillis(500));
        assertThatThrownBy(() -> slow.train(job(settings, 1), Progress.NONE))
                .isInstanceOf(TrainingTimedOut.class)
                .hasMessage("timeout: longer than 0.5 s, with 2 of 4 epochs done");
        clock.set(0);
        assertThat(slow.train(job(QUICK.withTimeout(Duration.ofHours(1)), 1), Progress.NONE)
                        .curve())
                .hasSize(4);
    }

    @Test
    void stopsBetweenTwoStepsWhenAskedTo() {
        AtomicInteger looks = new AtomicInteger();
        Progress impatient = new Progress() {
            @Override
            public void epoch(CurvePoint point, int epochs) {}

            @Override
            public boolean isCancelled() {
                return looks.incrementAndGet() > 30;
            }
        };
        TrainingCancelled cancelled =
                catchThrowableOfType(TrainingCancelled.class, () -> trainer.train(job(QUICK, 1), impatient));
        assertThat(looks).hasValue(31);
        assertThat(cancelled.curve()).hasSize(1);
        assertThat(cancelled.metrics()).containsKey("accuracy");
        assertThat(cancelled).hasMessage("cancelled after 1 of 4 epochs");
    }

    @Test
    void trainsOnInAStoreThatIsPassedIn() {
        try (Parameters store = toy.parameters(Device.CPU, 9)) {
            TrainedNetwork first = trainer.train(job(QUICK.withEpochs(1), 9), store, Progress.NONE);
            TrainedNetwork second = trainer.train(job(QUICK.withEpochs(1), 9), store, Progress.NONE);
            assertThat(second.curve().get(0).trainLoss())
                    .isLessThan(first.curve().get(0).trainLoss());
        }
    }

    @Test
    void trainsWithoutValidationAndSaysSo() {
        TrainingJob job =
                new TrainingJob(network(3), QUICK, Blobs.classes(IMAGE, 50, 0.3, 1), null, Blobs.threeClasses(), 1);
        TrainedNetwork trained = trainer.train(job, Progress.NONE);
        assertThat(trained.scores()).isNull();
        assertThat(trained.curve()).hasSize(4).allMatch(point -> Double.isNaN(point.validationLoss()));
    }

    @Test
    void refusesWhatCannotBeBeforeTraining() {
        Shape vector = Shape.features(16);
        Samples train = Blobs.classes(vector, 30, 0.1, 1);
        assertThatThrownBy(() -> new TrainingJob(
                        network(3),
                        QUICK.withAugmentation(new Augmentation(1, false, 0)),
                        train,
                        null,
                        Blobs.threeClasses(),
                        1))
                .hasMessageContaining("augmentation (shift, flip, cutout) is for images, not for vectors of 16");
        assertThatThrownBy(
                        () -> new TrainingJob(network(3), QUICK.withPatience(2), train, null, Blobs.threeClasses(), 1))
                .hasMessageContaining("patience 2 needs validation");
    }

    private Scores rescored(TrainingJob job, Weights weights) {
        try (Parameters store = toy.parameters(Device.CPU, 0)) {
            store.restore(weights);
            try (Network network = toy.compile(job.graph(), store)) {
                return new Scorer(job.validation(), job.task()).score(network);
            }
        }
    }

    private static Object losses(TrainedNetwork trained) {
        return trained.curve().stream()
                .map(point -> point.trainLoss() + " " + point.validationLoss() + " " + point.validationScore())
                .toList();
    }

    private static TrainingJob job(TrainingSettings settings, long seed) {
        return new TrainingJob(
                network(3),
                settings,
                Blobs.classes(IMAGE, 301, 0.4, 1),
                Blobs.classes(IMAGE, 100, 0.4, 2),
                Blobs.threeClasses(),
                seed);
    }

    private static NetworkGraph network(int outputs) {
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int flat = builder.add("flat", new Flatten(), 0);
        int hidden = builder.add("hidden", new Linear(12, true), flat);
        int relu = builder.add("relu", new Activation(Activation.Function.RELU), hidden);
        return builder.build(builder.add("out", new Linear(outputs, true), relu));
    }
}
