package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Json;

/** The benchmark of quality in processes of its own, on data that are built in. */
class BenchQualityIT {
    @TempDir
    private Path folder;

    @Test
    void searchesWithinItsProcessorTime() throws Exception {
        NasProcess.run(
                        folder,
                        "bench",
                        "quality",
                        "--data",
                        "digits",
                        "--cpu-seconds",
                        "20",
                        "--seeds",
                        "1",
                        "--networks",
                        "searched",
                        "--keep",
                        "kept",
                        "--json",
                        "q.json")
                .expect(0);

        JsonNode row = Json.parse(Files.readString(folder.resolve("q.json")))
                .path("rows")
                .path(0);
        assertThat(row.path("cpuSeconds").asDouble()).isBetween(3.0, 22.0);
        assertThat(row.path("test").asDouble()).isBetween(0.5, 1.0);
        assertThat(row.path("trials").asInt()).isGreaterThan(1);
        assertThat(row.path("selected").asText()).isNotEmpty();
        assertThat(Files.readString(folder.resolve("kept/searched-20-1/search.groovy")))
                .contains("data digits()", "budget((20 - spent()).cpuSeconds)", "seed 1");
    }
}
