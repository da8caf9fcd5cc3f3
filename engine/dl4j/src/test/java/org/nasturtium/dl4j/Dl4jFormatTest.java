package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.FileNotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.ModelFormat;
import org.nasturtium.engine.backend.ModelFormats;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Prediction;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.factory.Nd4j;

/** Model files: written, loaded by plain DL4J, loaded by us, damaged. */
class Dl4jFormatTest {
    private static final int SIZE = 5;

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> plainDl4jGivesTheSameProbabilitiesForEveryPrimitive() {
        return Graphs.primitives().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> roundTrip(entry.getValue())));
    }

    @Test
    void plainDl4jGivesTheSameProbabilitiesForWholeNetworks() throws Exception {
        roundTrip(Graphs.chain());
        roundTrip(Graphs.cell());
    }

    private void roundTrip(NetworkGraph graph) throws Exception {
        Batch raw = TestBatches.of(graph, SIZE, 5);
        Normalization normalization = normalization(graph);
        float[] normal = Arrays.copyOf(raw.inputs(), raw.inputs().length);
        int elements = normal.length / SIZE;
        for (int i = 0; i < SIZE; i++) {
            normalization.apply(normal, i * elements, raw.shape());
        }
        Batch batch = new Batch(SIZE, raw.shape(), normal, raw.labels(), new float[0]);
        Path file = folder.resolve("x.zip");
        ModelFormat format = ModelFormats.of(file);
        double[] expected = softmax(train(graph, batch, file, format, normalization));

        ComputationGraph plain = ModelSerializer.restoreComputationGraph(file.toFile());
        INDArray input = Nd4j.create(normal, Dl4jNetwork.extents(SIZE, raw.shape()), 'c');
        assertCloseTo(plain.outputSingle(input).dup('c').data().asDouble(), expected);
        plain.close();

        DataNormalization inDl4jsForm = ModelSerializer.restoreNormalizerFromFile(file.toFile());
        INDArray other = Nd4j.create(raw.inputs(), Dl4jNetwork.extents(SIZE, raw.shape()), 'c');
        inDl4jsForm.transform(other);
        assertThat(other.data().asFloat()).containsExactly(normal, within(1e-5f));

        try (LoadedModel loaded = format.read(file)) {
            List<Prediction> predictions = loaded.predict(raw.inputs(), SIZE);
            double[] ours = predictions.stream()
                    .flatMap(each -> ((Prediction.OfClass) each).probabilities().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            assertCloseTo(ours, expected);
            Prediction.OfClass first = (Prediction.OfClass) predictions.get(0);
            assertThat(first.label()).isEqualTo(List.of("ant", "bee", "cow").get(first.index()));
            assertThat(first.confidence()).isEqualTo(ours[first.index()]).isGreaterThanOrEqualTo(1.0 / 3);
        }
    }

    private static float[] train(
            NetworkGraph graph, Batch batch, Path file, ModelFormat format, Normalization normalization)
            throws Exception {
        Dl4jBackend backend = new Dl4jBackend();
        try (Parameters store = backend.parameters(Device.CPU, 3);
                Network network = backend.compile(graph, store);
                Optimizer optimizer = backend.optimizer(store, OptimizerSettings.adam())) {
            for (int step = 0; step < 2; step++) {
                network.gradients(batch, new Loss.CrossEntropy(0), step);
                optimizer.update(0.01);
            }
            format.write(file, graph, store.snapshot(), description(graph, normalization));
            return network.predict(batch);
        }
    }

    private static Normalization normalization(NetworkGraph graph) {
        int channels = graph.input().shape().channels();
        Float[] means = new Float[channels];
        Float[] scales = new Float[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = 0.1f * c + 0.05f;
            scales[c] = 0.8f + 0.1f * c;
        }
        return new Normalization(List.of(means), List.of(scales));
    }

    private static ModelDescription description(NetworkGraph graph, Normalization normalization) {
        return new ModelDescription(
                new Task.Classification(List.of("ant", "bee", "cow")),
                graph.input().shape(),
                normalization,
                "kernel=3",
                "2 steps of Adam",
                Map.of("nasturtium", "0.1"));
    }

    private static double[] softmax(float[] logits) {
        double[] probabilities = new double[logits.length];
        for (int first = 0; first < logits.length; first += Graphs.CLASSES) {
            double sum = 0;
            for (int c = first; c < first + Graphs.CLASSES; c++) {
                sum += Math.exp(logits[c]);
            }
            for (int c = first; c < first + Graphs.CLASSES; c++) {
                probabilities[c] = Math.exp(logits[c]) / sum;
            }
        }
        return probabilities;
    }

    private static void assertCloseTo(double[] actual, double[] expected) {
        assertThat(actual).containsExactly(expected, within(1e-5));
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
        train(graph, TestBatches.of(graph, SIZE, 5), good, new Dl4jFormat(), normalization(graph));
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
                        .write(file, graph, new Weights(Map.of()), description(graph, normalization(graph))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("conv0.weight");
        assertThat(file).hasContent("old");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }
}
