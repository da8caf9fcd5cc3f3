package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.ModelFormat;
import org.nasturtium.engine.backend.Prediction;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** Model files: written, loaded by plain DL4J, loaded by us, damaged. */
class Dl4jFormatTest {
    private static final int SIZE = ExportRoundTrip.SIZE;

    @TempDir
    Path folder;

    @Test
    void plainDl4jGivesTheSameProbabilitiesForWholeNetworks() throws Exception {
        ExportRoundTrip.check(Graphs.chain(), folder);
        ExportRoundTrip.check(Graphs.cell(), folder);
    }

    @Test
    void predictsNumbersInTheUnitOfTheData() throws Exception {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.features(2));
        NetworkGraph graph = builder.build(builder.add("out", new Linear(1, true), builder.input()));
        ModelDescription description = new ModelDescription(
                new Task.Regression("price", 100, 20),
                Shape.features(2),
                new Normalization(List.of(1f, 2f), List.of(2f, 4f)),
                "",
                "",
                Map.of());
        Weights weights = new Weights(Map.of(
                "out.weight",
                new org.nasturtium.engine.backend.Tensor(List.of(1, 2), new float[] {3, -1}),
                "out.bias",
                new org.nasturtium.engine.backend.Tensor(List.of(1), new float[] {0.5f})));
        Path file = folder.resolve("price.zip");
        new Dl4jFormat().write(file, graph, weights, description);
        try (LoadedModel loaded = new Dl4jFormat().read(file)) {
            // inputs (3, 6) become (1, 1); 3 - 1 + 0.5 = 2.5 deviations above the mean
            assertThat(loaded.predict(new float[] {3, 6})).isEqualTo(new Prediction.OfNumber(150));
            assertThat(loaded.description()).isEqualTo(description);
            assertThat(loaded.describe()).contains("price");
        }
    }

    @Test
    void saysWhatIsWrongWithAFile() throws Exception {
        NetworkGraph graph = Graphs.chain();
        Path good = folder.resolve("good.zip");
        ExportRoundTrip.train(
                graph, TestBatches.of(graph, SIZE, 5), good, new Dl4jFormat(), ExportRoundTrip.normalization(graph));
        byte[] bytes = Files.readAllBytes(good);
        ModelFormat format = new Dl4jFormat();

        assertThatThrownBy(() -> format.read(folder.resolve("none.zip")))
                .isInstanceOf(FileNotFoundException.class)
                .hasMessageContaining("none.zip");
        Path cut = Files.write(folder.resolve("cut.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> format.read(cut))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 0x55;
        Path damaged = Files.write(folder.resolve("damaged.zip"), flipped);
        assertThatThrownBy(() -> format.read(damaged))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("damaged");
        Path text = Files.writeString(folder.resolve("text.zip"), "not a zip file", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> format.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("text.zip");
        Path foreign = Files.write(folder.resolve("foreign.zip"), bytes);
        try (FileSystem zip = FileSystems.newFileSystem(foreign, Map.of(), null)) {
            Files.delete(zip.getPath("nasturtium.json"));
        }
        assertThatThrownBy(() -> format.read(foreign))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Nasturtium did not write")
                .hasMessageContaining("ModelSerializer");
    }

    @Test
    void refusesWeightsOfAnotherArchitectureAndKeepsTheOlderFile() throws Exception {
        NetworkGraph graph = Graphs.chain();
        Path file = Files.writeString(folder.resolve("old.zip"), "old", StandardCharsets.UTF_8);
        assertThatThrownBy(() -> new Dl4jFormat()
                        .write(
                                file,
                                graph,
                                new Weights(Map.of()),
                                ExportRoundTrip.description(graph, ExportRoundTrip.normalization(graph))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv0.weight");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
