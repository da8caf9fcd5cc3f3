package org.nasturtium.engine.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** The tests' own backend has to be right before it can say anything of others. */
final class ToyBackendTest {
    private static final Shape IMAGE = Shape.map(2, 2, 3);
    private static final int SIZE = 4;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void hasTheGradientsOfFiniteDifferences(long seed) {
        Batch classes = batch(seed, true);
        Batch numbers = batch(seed, false);
        checkGradients(network(false, 3), classes, new Loss.CrossEntropy(0.1), seed);
        checkGradients(network(true, 3), classes, new Loss.CrossEntropy(0), seed);
        checkGradients(network(false, 1), numbers, new Loss.SquaredError(), seed);
    }

    @Test
    void countsWhatIsOpenAndNamesWhatItCannotDo() {
        ToyBackend toy = new ToyBackend();
        Parameters parameters = toy.parameters(Device.CPU, 1);
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        NetworkGraph convolutional = builder.build(builder.add("c", Convolution.same(4, 3, 1, true), 0));
        assertThatThrownBy(() -> toy.compile(convolutional, parameters)).hasMessageContaining("conv 3x3, 4");
        assertThat(toy.open()).isOne();
        parameters.close();
        parameters.close();
        assertThat(toy.open()).isZero();
    }

    private static void checkGradients(NetworkGraph graph, Batch batch, Loss loss, long seed) {
        ToyBackend toy = new ToyBackend();
        try (Parameters store = toy.parameters(Device.CPU, seed);
                Network network = toy.compile(graph, store)) {
            Weights before = store.snapshot();
            network.gradients(batch, loss, 0);
            // plain descent with rate 1 moves every weight by its gradient
            Map<String, Tensor> slopes = new HashMap<>();
            try (Optimizer descent = toy.optimizer(store, OptimizerSettings.sgd(0, false, 0))) {
                descent.update(1);
            }
            store.snapshot().tensors().forEach(slopes::put);
            before.tensors().forEach((name, tensor) -> {
                for (int i = 0; i < tensor.values().length; i += 3) {
                    double slope = tensor.values()[i] - slopes.get(name).values()[i];
                    double difference = (shifted(store, network, before, name, i, 1e-3f, batch, loss)
                                    - shifted(store, network, before, name, i, -1e-3f, batch, loss))
                            / 2e-3;
                    assertThat(slope).as("%s[%d]", name, i).isCloseTo(difference, within(2e-3));
                }
            });
        }
    }

    private static double shifted(
            Parameters store, Network network, Weights weights, String name, int i, float by, Batch batch, Loss loss) {
        Map<String, Tensor> moved = new HashMap<>(weights.tensors());
        float[] values = moved.get(name).values().clone();
        values[i] += by;
        moved.put(name, new Tensor(moved.get(name).extents(), values));
        store.restore(new Weights(moved));
        return network.gradients(batch, loss, 0);
    }

    private static NetworkGraph network(boolean pooled, int outputs) {
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int features =
                pooled ? builder.add("gap", new GlobalAveragePooling(), 0) : builder.add("flat", new Flatten(), 0);
        int hidden = builder.add("hidden", new Linear(5, true), features);
        int relu = builder.add("relu", new Activation(Activation.Function.RELU), hidden);
        return builder.build(builder.add("out", new Linear(outputs, true), relu));
    }

    private static Batch batch(long seed, boolean classes) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] inputs = new float[SIZE * (int) IMAGE.elements()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (random.nextDouble() * 2 - 1);
        }
        float[] targets = new float[SIZE];
        for (int i = 0; i < SIZE; i++) {
            targets[i] = (float) random.nextDouble();
        }
        return classes
                ? new Batch(SIZE, IMAGE, inputs, random.ints(SIZE, 0, 3).toArray(), new float[0])
                : new Batch(SIZE, IMAGE, inputs, new int[0], targets);
    }
}
