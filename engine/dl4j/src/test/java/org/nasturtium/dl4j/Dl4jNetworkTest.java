package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** What a network over a shared store promises, on DL4J. */
class Dl4jNetworkTest {
    private static final Loss LOSS = new Loss.CrossEntropy(0);

    private final Backend backend = Backends.named("dl4j");
    private final Parameters store = backend.parameters(Device.CPU, 1);

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void saysWhatItRunsOn() {
        Backend.Status status = backend.status();
        assertThat(status.usable()).isTrue();
        assertThat(status.version()).startsWith("DL4J 1.");
        assertThat(status.details())
                .anyMatch(line -> line.contains("oneDNN"))
                .anyMatch(line -> line.contains("thread"));
        assertThat(backend.devices()).containsExactly(Device.CPU);
    }

    @Test
    void masksFollowFromTheSeed() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.features(40));
        int hidden = b.add("hidden", new Linear(64, true), b.input());
        NetworkGraph graph = b.build(b.add("out", new Linear(3, true), b.add("drop", new Dropout(0.5), hidden)));
        Batch batch = TestBatches.of(graph, 8, 1);
        try (Network network = backend.compile(graph, store)) {
            double once = network.gradients(batch, LOSS, 4);
            assertThat(network.gradients(batch, LOSS, 5)).isNotEqualTo(once);
            assertThat(network.gradients(batch, LOSS, 4)).isEqualTo(once);
            assertThat(network.predict(batch)).isEqualTo(network.predict(batch));
        }
    }

    @Test
    void leavesTheBackwardPassOutWhereTheLossIsNoNumber() {
        NetworkGraph graph = Graphs.chain();
        Batch batch = TestBatches.of(graph, 4, 1);
        try (Network network = backend.compile(graph, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.adam())) {
            Weights before = store.snapshot();
            float[] logits = network.predict(batch);
            Batch poisoned = new Batch(4, batch.shape(), batch.inputs().clone(), batch.labels(), new float[0]);
            poisoned.inputs()[3] = Float.NaN;
            assertThat(network.gradients(poisoned, LOSS, 0)).isNaN();
            optimizer.update(0.1);
            store.restore(before);
            assertThat(network.predict(batch)).isEqualTo(logits);
            assertThat(network.gradients(batch, LOSS, 0)).isFinite();
        }
    }

    @Test
    void addsGradientsUntilTheyAreApplied() {
        NetworkGraph graph = Graphs.chain();
        Batch batch = TestBatches.of(graph, 4, 1);
        try (Network network = backend.compile(graph, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.sgd(0, false, 0))) {
            float[] start = bias(store);
            network.gradients(batch, LOSS, 0);
            optimizer.update(0.1);
            float once = bias(store)[0] - start[0];
            restart(store, start);
            network.gradients(batch, LOSS, 0);
            network.gradients(batch, LOSS, 0);
            optimizer.update(0.1);
            // batch norm sees the same batch, so that only the first step's change of weights tells the two apart
            assertThat(once).isNotZero();
            assertThat(bias(store)[0] - start[0]).isCloseTo(2 * once, within(0.3f * Math.abs(once)));
        }
    }

    @Test
    void twoThreadsGiveWhatOneGives() throws Exception {
        List<Double> alone = losses();
        try (Closing threads = new Closing(Executors.newFixedThreadPool(2))) {
            Future<List<Double>> one = threads.executor.submit(Dl4jNetworkTest::losses);
            Future<List<Double>> two = threads.executor.submit(Dl4jNetworkTest::losses);
            assertThat(one.get()).isEqualTo(alone);
            assertThat(two.get()).isEqualTo(alone);
        }
    }

    /** An executor is no AutoCloseable before Java 19. */
    private record Closing(ExecutorService executor) implements AutoCloseable {
        @Override
        public void close() {
            executor.shutdownNow();
        }
    }

    private static List<Double> losses() {
        Backend backend = Backends.named("dl4j");
        NetworkGraph graph = Graphs.cell();
        Batch batch = TestBatches.of(graph, 16, 1);
        List<Double> losses = new ArrayList<>();
        try (Parameters own = backend.parameters(Device.CPU, 2);
                Network network = backend.compile(graph, own);
                Optimizer optimizer = backend.optimizer(own, OptimizerSettings.adam())) {
            for (int step = 0; step < 10; step++) {
                losses.add(network.gradients(batch, LOSS, step));
                optimizer.update(0.01);
            }
        }
        return losses;
    }

    private static float[] bias(Parameters store) {
        return store.snapshot().tensors().get("fc.bias").values();
    }

    private static void restart(Parameters store, float[] bias) {
        store.restore(new Weights(Map.of("fc.bias", new Tensor(List.of(bias.length), bias))));
    }

    @Test
    void sharesNamesAndLeavesAloneWhatHasNoGradient() {
        NetworkGraph small = linear("shared", "a");
        NetworkGraph other = linear("shared", "b");
        Batch batch = TestBatches.of(small, 4, 1);
        try (Network one = backend.compile(small, store);
                Network two = backend.compile(other, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.adamW(0.1))) {
            Weights before = store.snapshot();
            one.gradients(batch, LOSS, 0);
            optimizer.update(0.01);
            Weights after = store.snapshot();
            assertThat(after.tensors().get("b.weight").values())
                    .isEqualTo(before.tensors().get("b.weight").values());
            assertThat(after.tensors().get("shared.weight").values())
                    .isNotEqualTo(before.tensors().get("shared.weight").values());
            try (Parameters copy = backend.parameters(Device.CPU, 9);
                    Network fresh = backend.compile(other, copy)) {
                copy.restore(after);
                assertThat(two.predict(batch)).isEqualTo(fresh.predict(batch));
            }
        }
    }

    private static NetworkGraph linear(String first, String second) {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.features(6));
        return b.build(b.add(second, new Linear(3, true), b.add(first, new Linear(5, false), b.input())));
    }

    @Test
    void learnsNumbersBySquaredError() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.features(2));
        NetworkGraph graph = b.build(b.add("out", new Linear(1, true), b.input()));
        float[] inputs = {0, 0, 1, 0, 0, 1, 1, 1};
        Batch batch = new Batch(4, Shape.features(2), inputs, new int[0], new float[] {1, 3, 0, 2});
        try (Network network = backend.compile(graph, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.sgd(0.9, false, 0))) {
            double loss = 0;
            for (int step = 0; step < 200; step++) {
                loss = network.gradients(batch, new Loss.SquaredError(), step);
                optimizer.update(0.05);
            }
            assertThat(loss).isLessThan(1e-4);
            assertThat(network.predict(batch)).containsExactly(new float[] {1, 3, 0, 2}, within(0.05f));
        }
    }

    @Test
    void takesBatchesOfAnySizeAndNoOtherShape() {
        NetworkGraph graph = Graphs.chain();
        try (Network network = backend.compile(graph, store)) {
            float[] five = network.predict(TestBatches.of(graph, 5, 1));
            float[] two = network.predict(TestBatches.of(graph, 2, 1));
            assertThat(two).containsExactly(Arrays.copyOf(five, two.length), within(1e-5f));
            Batch wrong = Batch.unlabelled(1, Shape.features(4), new float[4]);
            assertThatThrownBy(() -> network.predict(wrong)).hasMessageContaining("1x12x12");
        }
    }

    @Test
    void refusesWhatItCannotDoByName() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.of(4, 8));
        NetworkGraph graph = b.build(b.add("drop", new Dropout(0.1), b.input()));
        assertThatThrownBy(() -> backend.compile(graph, store))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("4x8")
                .hasMessageContaining("torch");
        assertThatThrownBy(() -> backend.parameters(new Device("cuda:7", ""), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cuda:7");
    }
}
