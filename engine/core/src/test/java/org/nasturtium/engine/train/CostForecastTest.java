package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.ToyBackend;
import org.nasturtium.engine.data.Blobs;
import org.nasturtium.engine.energy.CpuTime;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.EnergyMeter;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;

final class CostForecastTest {
    private static final Shape IMAGE = Shape.map(1, 12, 12);
    private static final Fidelity FULL = new Fidelity(4, 1);

    private final ToyBackend toy = new ToyBackend();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void learnsTheCostsOfASyntheticMachineFromAFewSteps(long seed) {
        // a machine on which the ratios are quite unlike the usual ones, and timings are off by a tenth
        double[] units = new double[CostFeatures.values().length];
        SplittableRandom random = new SplittableRandom(seed);
        for (CostFeatures kind : CostFeatures.values()) {
            units[kind.index] = kind.usualSeconds * 20 * Math.exp(random.nextGaussian());
        }
        CostModel model = new CostModel();
        for (int i = 0; i < 12; i++) {
            double[] work = CostFeatures.ofStep(network(random), 64);
            model.calibrate(work, seconds(units, work) * (1 + 0.1 * random.nextGaussian()));
        }
        for (int i = 0; i < 20; i++) {
            double[] work = CostFeatures.ofStep(network(random), 64);
            assertThat(model.seconds(work) / seconds(units, work)).isBetween(0.5, 2.0);
        }
    }

    @Test
    void isSaneAfterOneMeasurementAndFollowsTheTrialsAfterwards() {
        SplittableRandom random = new SplittableRandom(5);
        double[] first = CostFeatures.ofStep(network(random), 64);
        CostModel model = new CostModel();
        model.calibrate(first, 0.01);
        assertThat(model.seconds(first)).isCloseTo(0.01, within(1e-6));
        double[] doubled = first.clone();
        for (int k = 0; k < doubled.length; k++) {
            doubled[k] *= 2;
        }
        assertThat(model.seconds(doubled)).isCloseTo(0.02, within(1e-6));
        // beside other trials everything takes twice as long
        for (int i = 0; i < 10; i++) {
            model.observe(first, 0.02);
        }
        assertThat(model.seconds(first)).isCloseTo(0.02, within(0.002));
    }

    @Test
    void countsTheWorkOfAStepByKind() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.map(2, 4, 4));
        int conv = builder.add("conv", Convolution.same(3, 3, 1, false), 0);
        int norm = builder.add("norm", new BatchNormalization(), conv);
        int pooled = builder.add("pool", new GlobalAveragePooling(), norm);
        NetworkGraph graph = builder.build(builder.add("out", new Linear(5, true), pooled));
        double[] work = CostFeatures.ofStep(graph, 10);
        assertThat(work[CostFeatures.CONVOLUTION.index]).isEqualTo(10 * 3 * 16 * 2 * 9);
        assertThat(work[CostFeatures.NORMALIZATION.index]).isEqualTo(10 * 3 * 16 * 4);
        assertThat(work[CostFeatures.POOLING.index]).isEqualTo(10 * 3 * 16 * 4);
        assertThat(work[CostFeatures.LINEAR.index]).isEqualTo(10 * 20);
        assertThat(work[CostFeatures.NODES.index]).isEqualTo(4);
        assertThat(work[CostFeatures.PARAMETERS.index]).isEqualTo((double) graph.parameterCount());
    }

    @Test
    void timesStepsOfRandomMembersBeforeTheSearch() {
        EvaluationPlan plan = plan(List.of());
        CostForecast forecast = new CostForecast(plan, evaluator(plan), new SplittableRandom(1));
        assertThat(forecast.isReady()).isFalse();
        assertThat(forecast.seconds(architecture(60), FULL)).isZero();
        // every look at the clock costs 10 ms, so every step seems to
        AtomicLong clock = new AtomicLong();
        forecast.calibrate(toy, Device.CPU, Duration.ofSeconds(2), () -> false, () -> clock.addAndGet(10_000_000));
        assertThat(toy.open()).isZero();
        assertThat(clock.get()).isLessThan(2_200_000_000L);
        double steps = 4 * (640 + 100 / 3.0) / 32;
        assertThat(forecast.seconds(architecture(30), FULL) / (steps * 0.01)).isBetween(0.7, 1.4);
        assertThat(forecast.seconds(architecture(30), new Fidelity(8, 1)) / (steps * 0.01))
                .isBetween(1.4, 2.8);
        assertThat(forecast.seconds(architecture(30), FULL.repeated(3)))
                .isCloseTo(3 * forecast.seconds(architecture(30), FULL), within(1e-9));
    }

    @Test
    void timesAtLeastOneMemberButNoneAfterACancellation() {
        EvaluationPlan plan = plan(List.of());
        CostForecast forecast = new CostForecast(plan, evaluator(plan), new SplittableRandom(1));
        forecast.calibrate(toy, Device.CPU, Duration.ZERO, () -> true);
        assertThat(forecast.isReady()).isFalse();
        forecast.calibrate(toy, Device.CPU, Duration.ZERO, () -> false);
        assertThat(forecast.isReady()).isTrue();
    }

    @Test
    void refinesWithFinishedTrialsAndForecastsTheWholeSearch() {
        EvaluationPlan plan = plan(List.of());
        CostForecast forecast = new CostForecast(plan, evaluator(plan), new SplittableRandom(1));
        observeTrials(forecast);
        assertThat(forecast.seconds(architecture(12), FULL)).isBetween(0.55, 0.75);
        assertThat(forecast.seconds(architecture(12), FULL) <= 0.4).isFalse();
        assertThat(forecast.seconds(architecture(12), FULL) <= 2).isTrue();
        double alone = forecast.searchSeconds(40, 1);
        assertThat(alone).isBetween(40 * 0.5, 40 * 1.5);
        assertThat(forecast.searchSeconds(40, 2)).isCloseTo(alone / 2, within(1e-9));
        assertThat(forecast.sentence(40, 2))
                .matches("40 trials on 2 threads will take about \\d+ s \\(0\\.\\d s each\\)");
        forecast.observe(architecture(3), FULL, new Outcome.Failed("diverged"), 1000, 1);
        assertThat(forecast.searchSeconds(40, 1)).isEqualTo(alone);
    }

    @Test
    void leavesOutMembersThatLimitsReject() {
        EvaluationPlan all = plan(List.of());
        EvaluationPlan limited = plan(List.of(new Limit("params", 2000)));
        CostForecast whole = new CostForecast(all, evaluator(all), new SplittableRandom(1));
        CostForecast small = new CostForecast(limited, evaluator(limited), new SplittableRandom(1));
        for (CostForecast forecast : List.of(whole, small)) {
            observeTrials(forecast);
        }
        assertThat(small.searchSeconds(10, 1)).isLessThan(0.9 * whole.searchSeconds(10, 1));
    }

    /** Trials whose training costs a hundredth of a second a unit of width, and half a second before it. */
    private static void observeTrials(CostForecast forecast) {
        for (long width = 1; width <= 12; width++) {
            double training = 0.01 * width;
            List<CurvePoint> curve = List.of(
                    new CurvePoint(1, 1, 1, 1, training / 4),
                    new CurvePoint(2, 1, 1, 1, training / 2),
                    new CurvePoint(3, 1, 1, 1, training * 3 / 4),
                    new CurvePoint(4, 1, 1, 1, training));
            forecast.observe(architecture(width), FULL, new Outcome.Completed(Map.of(), curve), training + 0.5, 1);
        }
    }

    private static double seconds(double[] units, double[] work) {
        double sum = 0;
        for (int k = 0; k < units.length; k++) {
            sum += units[k] * work[k];
        }
        return sum;
    }

    /** A random chain of convolutions, as searches try them. */
    private static NetworkGraph network(SplittableRandom random) {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.map(1, 28, 28));
        int last = 0;
        int layers = random.nextInt(1, 5);
        for (int layer = 0; layer < layers; layer++) {
            int filters = 8 * random.nextInt(1, 7);
            int kernel = random.nextInt(2) * 2 + 1;
            last = builder.add("conv" + layer, Convolution.same(filters, kernel, 1 + layer % 2, false), last);
            last = random.nextBoolean() ? builder.add("norm" + layer, new BatchNormalization(), last) : last;
            last = builder.add("relu" + layer, new Activation(Activation.Function.RELU), last);
        }
        int pooled = builder.add("gap", new GlobalAveragePooling(), last);
        return builder.build(builder.add("out", new Linear(10, true), pooled));
    }

    private static EvaluationPlan plan(List<Limit> limits) {
        return new EvaluationPlan(
                DenseTemplate.space(),
                TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(4).withBatch(32)),
                Blobs.searchData(IMAGE, 640, 100, 0.4),
                List.of("accuracy"),
                limits,
                0);
    }

    private TrainedEvaluator evaluator(EvaluationPlan plan) {
        return new TrainedEvaluator(
                plan,
                toy,
                Device.CPU,
                EnergyMeter.estimating(Electricity.UNKNOWN, CpuTime.here()),
                new QuietGate(),
                Checkpoints.NONE,
                (spec, network) -> {});
    }

    private static Architecture architecture(long width) {
        return new Architecture(Map.of("width", width));
    }
}
