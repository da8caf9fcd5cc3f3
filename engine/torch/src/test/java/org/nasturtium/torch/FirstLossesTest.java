package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.bench.BenchmarkCommand;
import org.nasturtium.engine.bench.BenchmarkImages;
import org.nasturtium.engine.bench.TrainingBenchmark;
import org.nasturtium.engine.bench.Workload;

/** The benchmark's workloads lose what PyTorch loses on them, so both do the same work. */
final class FirstLossesTest {
    private static final Path DATA = Path.of("/usr/share/datasets/fashion-mnist");
    private static final Map<Workload, double[]> PYTORCH = Map.of(
            Workload.W1, new double[] {2.28981, 2.34306, 2.29061},
            Workload.W2, new double[] {2.34507, 2.32231, 2.2587},
            Workload.W3, new double[] {2.38254, 2.3701, 2.43145});

    @BeforeEach
    void needsTheData() {
        Assumptions.assumeTrue(Files.isDirectory(DATA), "Fashion-MNIST is not in " + DATA);
    }

    @Test
    void agreeWithPyTorchInTheDenseLayout() {
        PYTORCH.forEach((workload, losses) -> agrees(workload, losses, MemoryLayout.DENSE, 1e-4));
    }

    @Test
    void agreeWithPyTorchInTheBlockedLayout() {
        PYTORCH.forEach((workload, losses) -> agrees(workload, losses, MemoryLayout.BLOCKED, 1e-3));
    }

    private static void agrees(Workload workload, double[] expected, MemoryLayout layout, double tolerance) {
        BenchmarkImages images = BenchmarkImages.load(List.of(DATA));
        try (TrainingBenchmark benchmark =
                new TrainingBenchmark(workload, new TorchBackend(Precision.SINGLE, layout), images)) {
            List<Double> first = benchmark.run(expected.length).first();
            for (int step = 0; step < expected.length; step++) {
                assertThat(first.get(step))
                        .as("%s, step %d", workload.word(), step)
                        .isCloseTo(expected[step], within(tolerance));
            }
        }
    }

    @Test
    void areServedLineByLine() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BenchmarkCommand.run(
                List.of("--workload", "W1", "--warmup", "1", "--serve"),
                new ByteArrayInputStream("run 2\nrun 1\nstop\n".getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8));
        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(3);
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(lines.get(0)).get("ready").asBoolean()).isTrue();
        JsonNode last = json.readTree(lines.get(2));
        assertThat(last.get("first")).hasSize(4);
        assertThat(last.get("wall_ms").asDouble()).isPositive();
        assertThat(last.fieldNames())
                .toIterable()
                .contains("workload", "user_ms", "sys_ms", "loss", "rss_mb", "steps", "threads");
    }
}
