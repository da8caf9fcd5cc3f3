package org.nasturtium.dl4j;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.ModelFormat;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.Normalization;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.DataNormalization;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J's ModelSerializer file: plain DL4J loads it, with the normalizer in DL4J's own form.
 *
 * <p>Probabilities come out for classes, the scaled number for a number to predict.
 */
public final class Dl4jFormat implements ModelFormat {
    @Override
    public String name() {
        return "DL4J";
    }

    @Override
    public String extension() {
        return "zip";
    }

    @Override
    public void write(Path file, NetworkGraph graph, Weights weights, ModelDescription description) throws IOException {
        Natives.required().claimThread(Natives.required().devices().get(0));
        check(graph, weights, description);
        ExportTranslation translation = new ExportTranslation(graph, description.task());
        ComputationGraph network = new ComputationGraph(translation.translate());
        network.init();
        try (FloatParameters store = new FloatParameters(Device.CPU, 0)) {
            store.restore(weights);
            FlatLayout layout = new FlatLayout(network, translation, store);
            if (!layout.isEmpty()) {
                float[] flat = Floats.get(network.params());
                layout.fill(flat);
                Floats.put(flat, network.params());
            }
            ModelZip.write(file, network, normalizer(description), description);
        } finally {
            Dl4jNetwork.release(network);
        }
    }

    private static void check(NetworkGraph graph, Weights weights, ModelDescription description) {
        if (!graph.input().shape().equals(description.shape())) {
            throw new IllegalArgumentException("model description: its shape " + description.shape()
                    + " is not the network's " + graph.input().shape());
        }
        if (graph.output().shape().elements() != description.task().outputs()) {
            throw new IllegalArgumentException("model description: its task has "
                    + description.task().outputs() + " outputs, the network "
                    + graph.output().shape().elements());
        }
        Set<String> missing = new TreeSet<>();
        for (Node node : graph.liveNodes()) {
            graph.parameters(node).stream().map(ParameterSpec::name).forEach(missing::add);
        }
        missing.removeAll(weights.tensors().keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "export: the weights lack " + missing + "\nMaybe they are of another architecture than the graph.");
        }
    }

    private static DataNormalization normalizer(ModelDescription description) {
        Normalization normalization = description.normalization();
        INDArray means = row(normalization.means());
        INDArray scales = row(normalization.scales());
        if (description.task() instanceof Task.Regression regression) {
            return new NormalizerStandardize(
                    means, scales, row(List.of((float) regression.mean())), row(List.of((float) regression.scale())));
        }
        return new NormalizerStandardize(means, scales);
    }

    private static INDArray row(List<Float> values) {
        float[] row = new float[values.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = values.get(i);
        }
        return Nd4j.create(row, new long[] {1, row.length}, 'c');
    }

    @Override
    public LoadedModel read(Path file) throws IOException {
        ModelDescription description = ModelZip.description(file);
        Natives.required().claimThread(Natives.required().devices().get(0));
        try {
            return new Dl4jModel(ModelSerializer.restoreComputationGraph(file.toFile(), false), description);
        } catch (RuntimeException unreadable) {
            throw new IllegalArgumentException(
                    "`" + file + "`: DL4J cannot read its network: " + unreadable.getMessage()
                            + "\nMaybe it was changed after it was exported, or needs a class that is not here.",
                    unreadable);
        }
    }
}
