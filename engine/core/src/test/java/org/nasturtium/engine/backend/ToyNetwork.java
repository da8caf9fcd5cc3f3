package org.nasturtium.engine.backend;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Input;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.ParameterSpec;

/** Forward and backward by hand for the few operations of dense networks. */
final class ToyNetwork extends ToyResource implements Network {
    private final NetworkGraph graph;
    private final List<Node> nodes;
    private final ToyParameters parameters;
    private final float[][] values;
    private final float[][] gradients;

    ToyNetwork(NetworkGraph graph, ToyParameters parameters, AtomicInteger open) {
        super(open);
        this.graph = graph;
        this.nodes = graph.liveNodes();
        this.parameters = parameters;
        this.values = new float[graph.nodes().size()][];
        this.gradients = new float[graph.nodes().size()][];
        for (Node node : nodes) {
            if (!isKnown(node.operation())) {
                close();
                throw new UnsupportedOperationException(
                        "toy cannot do `" + node.operation().label() + "`");
            }
            graph.parameters(node).forEach(parameters::values);
        }
    }

    private static boolean isKnown(Operation operation) {
        return operation instanceof Input
                || operation instanceof Flatten
                || operation instanceof GlobalAveragePooling
                || operation instanceof Linear
                || (operation instanceof Activation activation && activation.function() == Activation.Function.RELU)
                || (operation instanceof Dropout dropout && dropout.rate() == 0);
    }

    @Override
    public NetworkGraph graph() {
        return graph;
    }

    @Override
    public double gradients(Batch batch, Loss loss, long seed) {
        checkOpen();
        forward(batch);
        float[] outputs = values[graph.output().id()];
        float[] slope = new float[outputs.length];
        double value = loss instanceof Loss.CrossEntropy entropy
                ? crossEntropy(batch, outputs, entropy.labelSmoothing(), slope)
                : squaredError(batch, outputs, slope);
        if (!Double.isFinite(value)) {
            return value;
        }
        for (Node node : nodes) {
            gradients[node.id()] = new float[values[node.id()].length];
        }
        gradients[graph.output().id()] = slope;
        for (int i = nodes.size() - 1; i > 0; i--) {
            backward(nodes.get(i), batch.size());
        }
        return value;
    }

    @Override
    public float[] predict(Batch batch) {
        checkOpen();
        forward(batch);
        return values[graph.output().id()].clone();
    }

    private void forward(Batch batch) {
        int first = Math.toIntExact(batch.size() * batch.shape().elements());
        values[0] = Arrays.copyOf(batch.inputs(), first);
        for (Node node : nodes.subList(1, nodes.size())) {
            float[] in = values[node.inputs().get(0)];
            if (node.operation() instanceof Linear linear) {
                values[node.id()] = linear(node, linear, in, batch.size());
            } else if (node.operation() instanceof GlobalAveragePooling) {
                values[node.id()] = means(in, batch.size() * node.shape().channels());
            } else if (node.operation() instanceof Activation) {
                float[] out = new float[in.length];
                for (int i = 0; i < in.length; i++) {
                    out[i] = Float.isNaN(in[i]) ? in[i] : Math.max(0, in[i]);
                }
                values[node.id()] = out;
            } else {
                values[node.id()] = in.clone();
            }
        }
    }

    private float[] linear(Node node, Linear linear, float[] in, int size) {
        List<ParameterSpec> specs = graph.parameters(node);
        float[] weight = parameters.values(specs.get(0));
        int units = linear.units();
        int features = in.length / size;
        float[] out = new float[size * units];
        for (int b = 0; b < size; b++) {
            for (int o = 0; o < units; o++) {
                float sum = linear.bias() ? parameters.values(specs.get(1))[o] : 0;
                for (int i = 0; i < features; i++) {
                    sum += weight[o * features + i] * in[b * features + i];
                }
                out[b * units + o] = sum;
            }
        }
        return out;
    }

    private static float[] means(float[] in, int groups) {
        int area = in.length / groups;
        float[] out = new float[groups];
        for (int i = 0; i < in.length; i++) {
            out[i / area] += in[i] / area;
        }
        return out;
    }

    private void backward(Node node, int size) {
        float[] slope = gradients[node.id()];
        float[] in = values[node.inputs().get(0)];
        float[] below = gradients[node.inputs().get(0)];
        if (node.operation() instanceof Linear linear) {
            backwardLinear(node, linear, slope, in, below, size);
        } else if (node.operation() instanceof GlobalAveragePooling) {
            int area = in.length / slope.length;
            for (int i = 0; i < below.length; i++) {
                below[i] += slope[i / area] / area;
            }
        } else {
            boolean relu = node.operation() instanceof Activation;
            for (int i = 0; i < below.length; i++) {
                below[i] += relu && in[i] <= 0 ? 0 : slope[i];
            }
        }
    }

    private void backwardLinear(Node node, Linear linear, float[] slope, float[] in, float[] below, int size) {
        List<ParameterSpec> specs = graph.parameters(node);
        float[] weight = parameters.values(specs.get(0));
        float[] weightSlope = parameters.gradient(specs.get(0).name());
        float[] biasSlope = linear.bias() ? parameters.gradient(specs.get(1).name()) : new float[linear.units()];
        int units = linear.units();
        int features = in.length / size;
        for (int b = 0; b < size; b++) {
            for (int o = 0; o < units; o++) {
                float g = slope[b * units + o];
                biasSlope[o] += g;
                for (int i = 0; i < features; i++) {
                    weightSlope[o * features + i] += g * in[b * features + i];
                    below[b * features + i] += g * weight[o * features + i];
                }
            }
        }
    }

    private static double crossEntropy(Batch batch, float[] logits, double smoothing, float[] slope) {
        int classes = logits.length / batch.size();
        double total = 0;
        for (int b = 0; b < batch.size(); b++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                max = Math.max(max, logits[b * classes + c]);
            }
            double sum = 0;
            for (int c = 0; c < classes; c++) {
                sum += Math.exp(logits[b * classes + c] - max);
            }
            for (int c = 0; c < classes; c++) {
                double logProbability = logits[b * classes + c] - max - Math.log(sum);
                double target = (batch.labels()[b] == c ? 1 - smoothing : 0) + smoothing / classes;
                total -= target * logProbability;
                slope[b * classes + c] = (float) ((Math.exp(logProbability) - target) / batch.size());
            }
        }
        return total / batch.size();
    }

    private static double squaredError(Batch batch, float[] outputs, float[] slope) {
        double total = 0;
        for (int i = 0; i < outputs.length; i++) {
            double error = outputs[i] - batch.targets()[i];
            total += error * error;
            slope[i] = (float) (2 * error / outputs.length);
        }
        return total / outputs.length;
    }
}
