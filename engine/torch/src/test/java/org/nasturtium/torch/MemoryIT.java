package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Backend;
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
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

final class MemoryIT {
    private static final Shape IMAGE = Shape.map(3, 16, 16);
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void staysFlatOverTwoHundredArchitectures() throws Exception {
        Assumptions.assumeTrue(Files.isReadable(STATUS), "the system does not tell the memory of a process");
        Backend backend = new TorchBackend();
        for (int i = 0; i < 60; i++) {
            train(backend, i);
        }
        long before = residentMegabytes();
        for (int i = 60; i < 260; i++) {
            train(backend, i);
        }
        assertThat(residentMegabytes() - before).as("growth in MB").isLessThan(60);
    }

    private static void train(Backend backend, int variant) {
        Batch batch =
                new Batch(32, IMAGE, new float[Math.toIntExact(32 * IMAGE.elements())], new int[32], new float[0]);
        try (Parameters parameters = backend.parameters(Device.CPU, variant);
                Optimizer optimizer = backend.optimizer(parameters, OptimizerSettings.adam());
                Network network = backend.compile(architecture(variant), parameters)) {
            for (int step = 0; step < 3; step++) {
                network.gradients(batch, new Loss.CrossEntropy(0), step);
                optimizer.update(0.01);
            }
            network.predict(batch);
        }
    }

    private static NetworkGraph architecture(int variant) {
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int x = builder.input();
        for (int block = 0; block < 2 + variant % 3; block++) {
            int filters = 16 * (1 + (variant + block) % 3);
            x = builder.add("conv" + block, Convolution.same(filters, 1 + 2 * (variant / 3 % 3), 1, false), x);
            x = builder.add("bn" + block, new BatchNormalization(), x);
            x = builder.add("relu" + block, new Activation(Activation.Function.RELU), x);
        }
        x = builder.add("pool", new GlobalAveragePooling(), x);
        return builder.build(builder.add("head", new Linear(10, true), x));
    }

    private static long residentMegabytes() throws Exception {
        return Files.readAllLines(STATUS).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
