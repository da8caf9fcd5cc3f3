package org.nasturtium.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
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
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.factory.Nd4j;

/** Trains a graph a little, exports it, and reads it with plain DL4J and with ours. */
final class ExportRoundTrip {
    static final int SIZE = 5;

    private ExportRoundTrip() {}

    static void check(NetworkGraph graph, Path folder) throws Exception {
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

    static float[] train(NetworkGraph graph, Batch batch, Path file, ModelFormat format, Normalization normalization)
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

    static Normalization normalization(NetworkGraph graph) {
        int channels = graph.input().shape().channels();
        Float[] means = new Float[channels];
        Float[] scales = new Float[channels];
        for (int c = 0; c < channels; c++) {
            means[c] = 0.1f * c + 0.05f;
            scales[c] = 0.8f + 0.1f * c;
        }
        return new Normalization(List.of(means), List.of(scales));
    }

    static ModelDescription description(NetworkGraph graph, Normalization normalization) {
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
}
