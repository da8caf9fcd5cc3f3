package org.nasturtium.dl4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nasturtium.engine.backend.LoadedModel;
import org.nasturtium.engine.backend.ModelDescription;
import org.nasturtium.engine.backend.Prediction;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A network from a model file. */
final class Dl4jModel implements LoadedModel {
    private static final int MOST_AT_ONCE = 256;

    private final ComputationGraph network;
    private final ModelDescription description;
    private boolean closed;

    Dl4jModel(ComputationGraph network, ModelDescription description) {
        this.network = network;
        this.description = description;
    }

    @Override
    public ModelDescription description() {
        return description;
    }

    @Override
    public List<Prediction> predict(float[] inputs, int size) {
        if (closed) {
            throw new IllegalStateException("this model is closed");
        }
        int elements = Math.toIntExact(description.shape().elements());
        if (size < 0 || inputs.length != (long) size * elements) {
            throw new IllegalArgumentException("predict: " + inputs.length + " numbers are not " + size
                    + " samples of shape " + description.shape() + " (" + elements + " numbers each)");
        }
        Natives.required().claimThread(Natives.required().devices().get(0));
        List<Prediction> predictions = new ArrayList<>(size);
        for (int first = 0; first < size; first += MOST_AT_ONCE) {
            int count = Math.min(MOST_AT_ONCE, size - first);
            predictions.addAll(some(Arrays.copyOfRange(inputs, first * elements, (first + count) * elements), count));
        }
        return predictions;
    }

    private List<Prediction> some(float[] inputs, int count) {
        Shape shape = description.shape();
        int elements = inputs.length / count;
        for (int i = 0; i < count; i++) {
            description.normalization().apply(inputs, i * elements, shape);
        }
        float[] outputs;
        try (INDArray in = Floats.create(Dl4jNetwork.extents(count, shape))) {
            Floats.put(inputs, in);
            try (INDArray out = network.outputSingle(false, in)) {
                outputs = Floats.get(out);
            }
        }
        int each = outputs.length / count;
        List<Prediction> predictions = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            predictions.add(prediction(Arrays.copyOfRange(outputs, i * each, (i + 1) * each)));
        }
        return predictions;
    }

    private Prediction prediction(float[] outputs) {
        if (description.task() instanceof Task.Regression regression) {
            return new Prediction.OfNumber(outputs[0] * regression.scale() + regression.mean());
        }
        int best = 0;
        List<Double> probabilities = new ArrayList<>(outputs.length);
        for (int c = 0; c < outputs.length; c++) {
            probabilities.add((double) outputs[c]);
            best = outputs[c] > outputs[best] ? c : best;
        }
        String label = ((Task.Classification) description.task()).classes().get(best);
        return new Prediction.OfClass(best, label, probabilities);
    }

    @Override
    public String describe() {
        String predicts = description.task() instanceof Task.Classification classification
                ? "one of " + classification.outputs() + " classes: " + String.join(", ", classification.classes())
                : "the number `" + ((Task.Regression) description.task()).target() + "`";
        return "predicts " + predicts
                + "\nfrom raw inputs of shape " + description.shape()
                + "\narchitecture " + description.architecture()
                + "\ntrained with " + description.training()
                + "\n" + network.numParams() + " parameters, running statistics included"
                + "\nmade by "
                + description.versions().entrySet().stream()
                        .map(version -> version.getKey() + " " + version.getValue())
                        .collect(Collectors.joining(", "));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Dl4jNetwork.release(network);
        }
    }
}
