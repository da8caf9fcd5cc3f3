package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.SplitMix;

final class CudaTest {
    private static final Shape IMAGE = Shape.map(3, 12, 12);

    @Test
    void losesOnACardWhatTheProcessorLoses() {
        Device card = new TorchBackend()
                .devices().stream()
                        .filter(device -> !device.isCpu())
                        .findFirst()
                        .orElse(null);
        Assumptions.assumeTrue(card != null, "no NVIDIA card that libtorch can use");
        double[] expected = losses(Device.CPU);
        double[] actual = losses(card);
        for (int step = 0; step < expected.length; step++) {
            assertThat(actual[step]).as("step %d", step).isCloseTo(expected[step], within(1e-3));
        }
    }

    private static double[] losses(Device device) {
        TorchBackend backend = new TorchBackend(Precision.SINGLE, MemoryLayout.DENSE);
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int x = builder.add("conv", Convolution.same(16, 3, 1, false), builder.input());
        x = builder.add("bn", new BatchNormalization(), x);
        x = builder.add("relu", new Activation(Activation.Function.RELU), x);
        x = builder.add("drop", new Dropout(0.2), x);
        x = builder.add("pool", new GlobalAveragePooling(), x);
        NetworkGraph graph = builder.build(builder.add("head", new Linear(4, true), x));
        float[] inputs = SplitMix.uniform(1, Math.toIntExact(8 * IMAGE.elements()), 0, 1);
        Batch batch = new Batch(8, IMAGE, inputs, new int[] {0, 1, 2, 3, 0, 1, 2, 3}, new float[0]);
        try (Parameters parameters = backend.parameters(device, 1);
                Optimizer optimizer = backend.optimizer(parameters, OptimizerSettings.adamW(0.01));
                Network network = backend.compile(graph, parameters)) {
            double[] losses = new double[5];
            for (int step = 0; step < losses.length; step++) {
                losses[step] = network.gradients(batch, new Loss.CrossEntropy(0.1), step);
                optimizer.update(0.01);
            }
            return losses;
        }
    }
}
