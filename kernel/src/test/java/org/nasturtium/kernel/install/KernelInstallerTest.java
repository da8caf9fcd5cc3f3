package org.nasturtium.kernel.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelInstallerTest {
    @TempDir
    private Path folder;

    private Path own;
    private Path library;
    private Path jupyter;

    @BeforeEach
    void jars() throws IOException {
        own = Files.writeString(folder.resolve("nasturtium-kernel-1.jar"), "own");
        library = Files.writeString(folder.resolve("library-2.jar"), "library");
        jupyter = JupyterFolders.prefix(folder.resolve("a prefix with blanks"));
    }

    private Path install() throws IOException {
        return new KernelInstaller(List.of(own, library)).install(jupyter);
    }

    @Test
    void writesAllThatJupyterReads() throws IOException {
        Path kernel = install();
        assertThat(kernel).isEqualTo(jupyter.resolve("kernels").resolve("nasturtium"));
        try (Stream<Path> files = Files.list(kernel)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("kernel.json", "kernel.sh", "logo-32x32.png", "logo-64x64.png", "logo-svg.svg", "lib");
        }
        JsonNode json =
                new ObjectMapper().readTree(kernel.resolve("kernel.json").toFile());
        assertThat(json.path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(json.path("display_name").asText()).isEqualTo("Groovy (Nasturtium)");
        assertThat(json.path("env").path("OMP_NUM_THREADS").asText()).isEqualTo("1");
    }

    @Test
    void goesOnWorkingWhenTheProjectIsRebuiltOrDeleted() throws IOException {
        Path kernel = install();
        Files.writeString(own, "rebuilt in place");
        Files.delete(library);
        assertThat(kernel.resolve("lib/000-nasturtium-kernel-1.jar")).hasContent("own");
        assertThat(kernel.resolve("lib/001-library-2.jar")).hasContent("library");
    }

    @Test
    void replacesAnEarlierInstallation() throws IOException {
        Files.writeString(install().resolve("stale"), "");
        assertThat(install().resolve("stale")).doesNotExist();
        try (Stream<Path> kernels = Files.list(jupyter.resolve("kernels"))) {
            assertThat(kernels).hasSize(1);
        }
    }

    @Test
    void uninstalls() throws IOException {
        install();
        assertThat(KernelInstaller.uninstall(jupyter)).isTrue();
        assertThat(KernelInstaller.folder(jupyter)).doesNotExist();
        assertThat(KernelInstaller.uninstall(jupyter)).isFalse();
    }

    @Test
    void refusesFoldersOfClasses() {
        assertThatThrownBy(() -> new KernelInstaller(List.of(folder)).install(jupyter))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no jar");
    }

    @Test
    void findsTheFoldersThatJupyterReads() throws IOException {
        Path home = Path.of("/home/ada");
        assertThat(JupyterFolders.user(Map.of("JUPYTER_DATA_DIR", "/data/j"), home))
                .isEqualTo(Path.of("/data/j"));
        assertThat(JupyterFolders.user(Map.of("XDG_DATA_HOME", "/x"), home)).isEqualTo(Path.of("/x/jupyter"));
        assertThat(JupyterFolders.sysPrefix(Map.of("VIRTUAL_ENV", "/venv"))).isEqualTo(Path.of("/venv/share/jupyter"));
    }
}
