package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.graph.NetworkGraph;

/** The process does not grow with the number of networks that it has trained. */
class MemoryIT {
    private static final Path STATUS = Path.of("/proc/self/status");

    @Test
    void staysFlatOverManyNetworks() throws IOException {
        Assumptions.assumeTrue(Files.isReadable(STATUS), "resident memory is only known on Linux");
        train(60);
        long before = residentMegabytes();
        train(200);
        assertThat(residentMegabytes() - before).isLessThan(120);
    }

    private static void train(int networks) {
        Dl4jBackend backend = new Dl4jBackend();
        NetworkGraph graph = Graphs.cell();
        Batch batch = TestBatches.of(graph, 64, 1);
        for (int i = 0; i < networks; i++) {
            try (Parameters store = backend.parameters(Device.CPU, i);
                    Network network = backend.compile(graph, store);
                    Optimizer optimizer = backend.optimizer(store, OptimizerSettings.adam())) {
                for (int step = 0; step < 3; step++) {
                    network.gradients(batch, new Loss.CrossEntropy(0), step);
                    optimizer.update(0.01);
                }
                network.predict(batch);
            }
        }
    }

    private static long residentMegabytes() throws IOException {
        String line = Files.readAllLines(STATUS).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D+", "")) / 1024;
    }
}
