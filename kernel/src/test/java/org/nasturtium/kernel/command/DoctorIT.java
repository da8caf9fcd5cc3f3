package org.nasturtium.kernel.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.store.Json;

class DoctorIT {
    @TempDir
    private Path folder;

    @Test
    void namesEverythingThatASearchNeeds() throws Exception {
        NasProcess ended = NasProcess.run(folder, "doctor").expect(0);
        assertThat(ended.out())
                .contains("Java " + System.getProperty("java.version"), "backend torch", "backend dl4j")
                .contains("memory layout", "oneDNN", "NVIDIA", "OMP_NUM_THREADS", "MALLOC_")
                .contains("energy is ")
                .contains("data digits: built in", "notebook kernel");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void withoutABackendItSaysWhatToDoAndEndsWithThree() throws Exception {
        NasProcess ended = NasProcess.start(
                        folder,
                        entry -> !entry.matches(".*nasturtium-(torch|dl4j).*|.*/(torch|dl4j)/target/.*"),
                        "doctor",
                        "--json",
                        "-")
                .await()
                .expect(3);
        JsonNode findings = Json.parse(ended.out()).path("findings");
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.path("ok").booleanValue()).isFalse();
            assertThat(finding.path("what").asText()).contains("no backend");
            assertThat(finding.path("details").asText()).isNotEmpty();
        });
    }
}
