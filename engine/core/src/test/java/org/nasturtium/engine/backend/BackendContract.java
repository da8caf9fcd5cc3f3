package org.nasturtium.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.Shape;

/** What stores, networks and optimisers of every backend have to keep to: seeds, sharing, gradients that wait. */
public abstract class BackendContract {
    private static final Shape IMAGE = Shape.map(2, 8, 8);
    private static final Loss ENTROPY = new Loss.CrossEntropy(0);
    private static final int SAMPLES = 6;

    /** The backend under test. */
    protected abstract Backend backend();

    @Test
    void startsFromTheValuesOfSeedAndName() {
        NetworkGraph graph = network("a");
        try (Parameters parameters = backend().parameters(Device.CPU, 42);
                Network network = backend().compile(graph, parameters)) {
            Map<String, Tensor> values = parameters.snapshot().tensors();
            assertThat(values.keySet()).isEqualTo(network.graph().parameters().keySet());
            for (ParameterSpec spec : graph.parameters().values()) {
                assertThat(values.get(spec.name()).values()).isEqualTo(spec.firstValues(42));
            }
        }
    }

    @Test
    protected void givesTheSameLossesForTheSameSeed() {
        assertThat(losses(1)).isEqualTo(losses(1)).isNotEqualTo(losses(2));
    }

    @Test
    void givesTheSameLossesWhileAnotherThreadTrains() throws Exception {
        List<Double> alone = losses(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Callable<List<Double>> task = () -> losses(1);
            for (Future<List<Double>> result : threads.invokeAll(List.of(task, task))) {
                assertThat(result.get()).isEqualTo(alone);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private List<Double> losses(long seed) {
        try (Parameters parameters = backend().parameters(Device.CPU, seed);
                Optimizer optimizer = backend().optimizer(parameters, OptimizerSettings.adam());
                Network network = backend().compile(network("a"), parameters)) {
            Double[] losses = new Double[6];
            Arrays.setAll(losses, step -> {
                double loss = network.gradients(batch(step), ENTROPY, seed * 100 + step);
                optimizer.update(0.01);
                return loss;
            });
            return List.of(losses);
        }
    }

    @Test
    void drawsOtherDropoutMasksForAnotherSeed() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Network network = backend().compile(network("a"), parameters)) {
            double first = network.gradients(batch(0), ENTROPY, 1);
            assertThat(network.gradients(batch(0), ENTROPY, 1)).isEqualTo(first);
            assertThat(network.gradients(batch(0), ENTROPY, 2)).isNotEqualTo(first);
        }
    }

    @Test
    void sharesParametersOfOneName() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, OptimizerSettings.adam());
                Network one = backend().compile(network("a"), parameters);
                Network other = backend().compile(network("a"), parameters)) {
            float[] before = other.predict(batch(0));
            one.gradients(batch(0), ENTROPY, 1);
            optimizer.update(0.01);
            assertThat(other.predict(batch(0))).isNotEqualTo(before).isEqualTo(one.predict(batch(0)));
        }
    }

    @Test
    void leavesUnusedParametersAndTheirStateAlone() {
        OptimizerSettings decaying = OptimizerSettings.adamW(0.1);
        Weights undisturbed = trainB(decaying, false);
        assertThat(only("b", trainB(decaying, true))).isEqualTo(only("b", undisturbed));
        OptimizerSettings momentum = OptimizerSettings.sgd(0.9, false, 0.1);
        assertThat(only("b", trainB(momentum, true))).isEqualTo(only("b", trainB(momentum, false)));
    }

    /** Trains network b twice, with or without steps of network a in between. */
    private Weights trainB(OptimizerSettings settings, boolean withA) {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, settings);
                Network a = backend().compile(network("a"), parameters);
                Network b = backend().compile(network("b"), parameters)) {
            for (int step = 0; step < 2; step++) {
                for (int i = 0; withA && i < 3; i++) {
                    a.gradients(batch(i), ENTROPY, i);
                    optimizer.update(0.01);
                }
                b.gradients(batch(step), ENTROPY, step);
                optimizer.update(0.01);
            }
            return parameters.snapshot();
        }
    }

    private static List<String> only(String scope, Weights weights) {
        return weights.tensors().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(scope + "."))
                .map(entry -> entry.getKey() + Arrays.toString(entry.getValue().values()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void goesOnFromKeptStateAsIfItHadNotStopped(OptimizerSettings settings) {
        Weights undisturbed;
        Weights weights;
        Weights state;
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, settings);
                Network network = backend().compile(network("a"), parameters)) {
            steps(network, optimizer, 0, 3);
            weights = parameters.snapshot();
            state = optimizer.state();
            steps(network, optimizer, 3, 6);
            undisturbed = parameters.snapshot();
        }
        try (Parameters parameters = backend().parameters(Device.CPU, 2);
                Optimizer optimizer = backend().optimizer(parameters, settings)) {
            parameters.restore(weights);
            try (Network network = backend().compile(network("a"), parameters)) {
                optimizer.restore(state);
                steps(network, optimizer, 3, 6);
                assertThat(only("a", parameters.snapshot())).isEqualTo(only("a", undisturbed));
            }
        }
    }

    static List<OptimizerSettings> rules() {
        return List.of(
                OptimizerSettings.adam(),
                OptimizerSettings.adamW(0.1),
                OptimizerSettings.sgd(0.9, true, 0.01),
                OptimizerSettings.sgd(0, false, 0));
    }

    private static void steps(Network network, Optimizer optimizer, int from, int until) {
        for (int step = from; step < until; step++) {
            network.gradients(batch(step), ENTROPY, step);
            optimizer.update(0.01);
        }
    }

    @Test
    void addsGradientsUntilTheUpdate() {
        OptimizerSettings plain = OptimizerSettings.sgd(0, false, 0);
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, plain);
                Network network = backend().compile(perceptron(), parameters)) {
            Weights start = parameters.snapshot();
            network.gradients(vectors(0), ENTROPY, 1);
            optimizer.update(1);
            float[] first = difference(start, parameters.snapshot(), "one.weight");
            parameters.restore(start);
            network.gradients(vectors(1), ENTROPY, 1);
            optimizer.update(1);
            float[] second = difference(start, parameters.snapshot(), "one.weight");
            parameters.restore(start);
            network.gradients(vectors(0), ENTROPY, 1);
            network.gradients(vectors(1), ENTROPY, 1);
            optimizer.update(1);
            float[] both = difference(start, parameters.snapshot(), "one.weight");
            for (int i = 0; i < both.length; i++) {
                assertThat(both[i]).isCloseTo(first[i] + second[i], org.assertj.core.api.Assertions.within(1e-5f));
            }
        }
    }

    private static float[] difference(Weights from, Weights to, String name) {
        float[] before = from.tensors().get(name).values();
        float[] after = to.tensors().get(name).values().clone();
        for (int i = 0; i < after.length; i++) {
            after[i] -= before[i];
        }
        return after;
    }

    @Test
    void makesNoBackwardPassWhenTheLossIsNotFinite() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Optimizer optimizer = backend().optimizer(parameters, OptimizerSettings.adam());
                Network network = backend().compile(perceptron(), parameters)) {
            Weights before = parameters.snapshot();
            Batch poisoned = vectors(0);
            poisoned.inputs()[0] = Float.NaN;
            assertThat(network.gradients(poisoned, ENTROPY, 1)).isNaN();
            optimizer.update(0.1);
            before.tensors()
                    .forEach((name, tensor) -> assertThat(
                                    parameters.snapshot().tensors().get(name).values())
                            .isEqualTo(tensor.values()));
        }
    }

    @Test
    void restoresASnapshotIntoAnEmptyStore() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Parameters empty = backend().parameters(Device.CPU, 2);
                Network network = backend().compile(network("a"), parameters)) {
            empty.restore(parameters.snapshot());
            try (Network copy = backend().compile(network("a"), empty)) {
                assertThat(copy.predict(batch(0))).isEqualTo(network.predict(batch(0)));
            }
            assertThat(empty.names()).isEqualTo(parameters.names());
        }
    }

    @Test
    void refusesValuesOfOtherExtentsAndKeepsItsOwn() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Network network = backend().compile(perceptron(), parameters)) {
            float[] before = network.predict(vectors(0));
            Weights wrong = new Weights(Map.of("one.weight", new Tensor(List.of(2), new float[2])));
            assertThatThrownBy(() -> parameters.restore(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one.weight")
                    .hasMessageContaining("[2]");
            assertThat(network.predict(vectors(0))).isEqualTo(before);
        }
    }

    @Test
    void predictsBatchesOfAnySizeAlikeAndReadsNoFurther() {
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Network network = backend().compile(perceptron(), parameters)) {
            float[] all = network.predict(vectors(0));
            Batch two = new Batch(2, vectors(0).shape(), vectors(0).inputs(), new int[0], new float[0]);
            assertThat(network.predict(two))
                    .usingComparatorWithPrecision(1e-6f)
                    .containsExactly(Arrays.copyOf(all, 2 * 3));
            assertThat(network.predict(vectors(0))).isEqualTo(all);
        }
    }

    @Test
    void movesRunningStatisticsByTheirMomentum() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(1));
        int x = builder.add("bn", new BatchNormalization(1e-5, 0.25, true), builder.input());
        NetworkGraph graph = builder.build(builder.add("head", new Linear(2, true), x));
        try (Parameters parameters = backend().parameters(Device.CPU, 1);
                Network network = backend().compile(graph, parameters)) {
            network.gradients(
                    new Batch(4, Shape.features(1), new float[] {1, 2, 3, 6}, new int[4], new float[0]), ENTROPY, 1);
            Map<String, Tensor> values = parameters.snapshot().tensors();
            // mean 3; squares of the distances 4 + 1 + 0 + 9, divided by n - 1
            assertThat(values.get("bn.running_mean").values()).containsExactly(0.25f * 3);
            assertThat(values.get("bn.running_var").values())
                    .usingComparatorWithPrecision(1e-5f)
                    .containsExactly(0.75f + 0.25f * 14 / 3);
        }
    }

    @Test
    void updatesAsTheFormulasSay() {
        OptimizerSettings.Rule adam = OptimizerSettings.adam().rule();
        for (OptimizerSettings settings : List.of(
                OptimizerSettings.sgd(0, false, 0),
                OptimizerSettings.sgd(0.9, false, 0.01),
                OptimizerSettings.sgd(0.9, true, 0.01),
                OptimizerSettings.adam(),
                new OptimizerSettings(adam, 0.01, 0),
                OptimizerSettings.adamW(0.1),
                new OptimizerSettings(new OptimizerSettings.Rule.Sgd(0.9, false), 0.01, 0.05))) {
            NetworkGraph graph = perceptron();
            Weights start = WeightsForTests.of(graph);
            ReferenceOptimizer expected = new ReferenceOptimizer(graph, start, settings);
            try (Parameters parameters = backend().parameters(Device.CPU, 1);
                    Optimizer optimizer = backend().optimizer(parameters, settings);
                    Network network = backend().compile(graph, parameters)) {
                parameters.restore(start);
                for (int step = 0; step < 3; step++) {
                    network.gradients(vectors(step), ENTROPY, step);
                    optimizer.update(0.01 * (step + 1));
                    expected.step(vectors(step), 0.01 * (step + 1));
                }
                Map<String, Tensor> actual = parameters.snapshot().tensors();
                expected.weights().forEach((name, values) -> {
                    for (int i = 0; i < values.length; i++) {
                        assertThat((double) actual.get(name).values()[i])
                                .as("%s: %s[%d]", settings, name, i)
                                .isCloseTo(values[i], org.assertj.core.api.Assertions.within(1e-5));
                    }
                });
            }
        }
    }

    @Test
    void refusesAStoreOfAnotherBackend() {
        try (Parameters foreign = new ToyBackend().parameters(Device.CPU, 1)) {
            assertThatThrownBy(() -> backend().compile(perceptron(), foreign))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("store");
        }
    }

    @Test
    void saysWhatItIs() {
        Backend.Status status = backend().status();
        assertThat(status.usable()).isTrue();
        assertThat(status.version()).isNotBlank();
        assertThat(status.details()).isNotEmpty();
        assertThat(backend().devices()).contains(Device.CPU);
        assertThat(Set.of("torch", "dl4j", "toy")).contains(backend().name());
    }

    private static NetworkGraph network(String scope) {
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int x = builder.add(scope + ".conv", Convolution.same(8, 3, 1, false), builder.input());
        x = builder.add(scope + ".bn", new BatchNormalization(), x);
        x = builder.add(scope + ".relu", new Activation(Activation.Function.RELU), x);
        x = builder.add(scope + ".drop", new Dropout(0.3), x);
        x = builder.add(scope + ".conv2", Convolution.same(8, 3, 1, true), x);
        x = builder.add(scope + ".pool", new GlobalAveragePooling(), x);
        return builder.build(builder.add(scope + ".head", new Linear(3, true), x));
    }

    private static NetworkGraph perceptron() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(5));
        int x = builder.add("one", new Linear(4, true), builder.input());
        x = builder.add("tanh", new Activation(Activation.Function.TANH), x);
        return builder.build(builder.add("two", new Linear(3, true), x));
    }

    private static Batch batch(int step) {
        float[] inputs = WeightsForTests.numbers("images" + step, (int) (SAMPLES * IMAGE.elements()), 0, 1);
        return new Batch(SAMPLES, IMAGE, inputs, new int[] {0, 1, 2, 0, 1, 2}, new float[0]);
    }

    private static Batch vectors(int step) {
        float[] inputs = WeightsForTests.numbers("vectors" + step, SAMPLES * 5, 0, 1);
        return new Batch(SAMPLES, Shape.features(5), inputs, new int[] {0, 1, 2, 0, 1, 2}, new float[0]);
    }
}
