package org.nasturtium.engine.backend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Input;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Multiply;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.OperationCases;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;

/** Every operation written out as loops in double precision: slow, obvious, and what backends are compared with. */
public final class ReferenceNetwork implements OperationCases<double[]> {
    private final NetworkGraph graph;
    private final Map<String, double[]> parameters;
    private final List<double[]> values = new ArrayList<>();
    private int batch;
    private boolean training;
    private double[] data = {};
    private Node node;

    /** A network over these parameters; dropout does nothing in it. */
    public ReferenceNetwork(NetworkGraph graph, Map<String, double[]> parameters) {
        this.graph = graph;
        this.parameters = parameters;
        this.node = graph.input();
    }

    /** The outputs of a batch; in training with the batch's own statistics, which are not kept. */
    public double[] run(int size, float[] inputs, boolean inTraining) {
        batch = size;
        training = inTraining;
        data = new double[Math.toIntExact(size * graph.input().shape().elements())];
        Arrays.setAll(data, i -> inputs[i]);
        values.clear();
        for (Node next : graph.nodes()) {
            node = next;
            values.add(next.operation().accept(this));
        }
        return values.get(graph.output().id());
    }

    /** A node's value in the last run. */
    public double[] value(int node) {
        return values.get(node);
    }

    /** Mean loss of outputs. */
    public static double loss(Loss loss, double[] outputs, Batch batch) {
        int count = outputs.length / batch.size();
        double sum = 0;
        if (loss instanceof Loss.CrossEntropy entropy) {
            for (int n = 0; n < batch.size(); n++) {
                double total = 0;
                for (int k = 0; k < count; k++) {
                    total += Math.exp(outputs[n * count + k]);
                }
                for (int k = 0; k < count; k++) {
                    double share = entropy.labelSmoothing() / count
                            + (k == batch.labels()[n] ? 1 - entropy.labelSmoothing() : 0);
                    sum -= share * (outputs[n * count + k] - Math.log(total));
                }
            }
            return sum / batch.size();
        }
        for (int i = 0; i < outputs.length; i++) {
            sum += Math.pow(outputs[i] - batch.targets()[i], 2);
        }
        return sum / outputs.length;
    }

    @Override
    public double[] input(Input operation) {
        return data;
    }

    @Override
    public double[] convolution(Convolution op) {
        Shape in = shape(0);
        Shape out = node.shape();
        double[] x = read(0);
        double[] weight = parameter("weight");
        double[] bias = op.bias() ? parameter("bias") : new double[op.filters()];
        int depth = in.channels() / op.groups();
        int perGroup = op.filters() / op.groups();
        return fill(out, (n, f, row, column) -> {
            double sum = bias[f];
            for (int c = 0; c < depth; c++) {
                for (int i = 0; i < op.kernel(); i++) {
                    for (int j = 0; j < op.kernel(); j++) {
                        int h = row * op.stride() - op.padding() + i * op.dilation();
                        int w = column * op.stride() - op.padding() + j * op.dilation();
                        if (inside(in, h, w)) {
                            sum += weight[((f * depth + c) * op.kernel() + i) * op.kernel() + j]
                                    * x[index(in, n, f / perGroup * depth + c, h, w)];
                        }
                    }
                }
            }
            return sum;
        });
    }

    @Override
    public double[] linear(Linear op) {
        double[] x = read(0);
        double[] weight = parameter("weight");
        double[] bias = op.bias() ? parameter("bias") : new double[op.units()];
        int in = shape(0).channels();
        return fill(node.shape(), (n, unit, h, w) -> {
            double sum = bias[unit];
            for (int i = 0; i < in; i++) {
                sum += weight[unit * in + i] * x[n * in + i];
            }
            return sum;
        });
    }

    @Override
    public double[] batchNormalization(BatchNormalization op) {
        double[] x = read(0);
        Shape shape = node.shape();
        double[] mean = parameter("running_mean");
        double[] variance = parameter("running_var");
        if (training) {
            mean = new double[shape.channels()];
            variance = new double[shape.channels()];
            int plane = shape.height() * shape.width();
            double count = (double) batch * plane;
            for (int i = 0; i < x.length; i++) {
                mean[i / plane % shape.channels()] += x[i] / count;
            }
            for (int i = 0; i < x.length; i++) {
                int c = i / plane % shape.channels();
                variance[c] += Math.pow(x[i] - mean[c], 2) / count;
            }
        }
        double[] centre = mean;
        double[] spread = variance;
        return fill(shape, (n, c, h, w) -> {
            double normal = (x[index(shape, n, c, h, w)] - centre[c]) / Math.sqrt(spread[c] + op.epsilon());
            return op.affine() ? normal * parameter("weight")[c] + parameter("bias")[c] : normal;
        });
    }

    @Override
    public double[] activation(Activation op) {
        return Arrays.stream(read(0)).map(x -> apply(op.function(), x)).toArray();
    }

    private static double apply(Activation.Function function, double x) {
        return switch (function) {
            case RELU -> Math.max(0, x);
            case LEAKY_RELU -> x > 0 ? x : 0.01 * x;
            case ELU -> x > 0 ? x : Math.expm1(x);
            case GELU -> x * normalDistribution(x);
            case SWISH -> x / (1 + Math.exp(-x));
            case HARD_SWISH -> x * Math.min(6, Math.max(0, x + 3)) / 6;
            case SIGMOID -> 1 / (1 + Math.exp(-x));
            case TANH -> Math.tanh(x);
        };
    }

    /** The normal distribution function by its Taylor series: exact to 1e-12 for |x| below 5. */
    private static double normalDistribution(double x) {
        double term = x;
        double sum = x;
        for (int k = 1; k < 120; k++) {
            term *= x * x / (2 * k + 1);
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    @Override
    public double[] pooling(Pooling op) {
        double[] x = read(0);
        Shape in = shape(0);
        boolean largest = op.kind() == Pooling.Kind.MAX;
        return fill(node.shape(), (n, c, row, column) -> {
            double max = Double.NEGATIVE_INFINITY;
            double sum = 0;
            int count = 0;
            for (int i = 0; i < op.kernel(); i++) {
                for (int j = 0; j < op.kernel(); j++) {
                    int h = row * op.stride() - op.padding() + i;
                    int w = column * op.stride() - op.padding() + j;
                    if (inside(in, h, w)) {
                        double value = x[index(in, n, c, h, w)];
                        max = Math.max(max, value);
                        sum += value;
                        count++;
                    }
                }
            }
            return largest ? max : sum / count;
        });
    }

    @Override
    public double[] globalAveragePooling(GlobalAveragePooling op) {
        double[] x = read(0);
        int plane = shape(0).height() * shape(0).width();
        double[] means = new double[x.length / plane];
        for (int i = 0; i < x.length; i++) {
            means[i / plane] += x[i] / plane;
        }
        return means;
    }

    @Override
    public double[] dropout(Dropout op) {
        return read(0);
    }

    @Override
    public double[] add(Add op) {
        double[] sum = new double[read(0).length];
        for (int k = 0; k < node.inputs().size(); k++) {
            double[] part = read(k);
            Arrays.setAll(sum, i -> sum[i] + part[i]);
        }
        return sum;
    }

    @Override
    public double[] multiply(Multiply op) {
        double[] x = read(0);
        double[] y = read(1);
        int repeat = x.length / y.length;
        double[] product = new double[x.length];
        Arrays.setAll(product, i -> x[i] * y[i / repeat]);
        return product;
    }

    @Override
    public double[] concatenation(Concatenation op) {
        double[] joined = new double[Math.toIntExact(batch * node.shape().elements())];
        int at = 0;
        for (int n = 0; n < batch; n++) {
            for (int k = 0; k < node.inputs().size(); k++) {
                int length = read(k).length / batch;
                System.arraycopy(read(k), n * length, joined, at, length);
                at += length;
            }
        }
        return joined;
    }

    @Override
    public double[] flatten(Flatten op) {
        return read(0);
    }

    @Override
    public double[] zero(Zero op) {
        return new double[Math.toIntExact(batch * node.shape().elements())];
    }

    private double[] read(int index) {
        return values.get(node.inputs().get(index));
    }

    private Shape shape(int index) {
        return graph.node(node.inputs().get(index)).shape();
    }

    private double[] parameter(String name) {
        return parameters.get(node.scope() + "." + name);
    }

    private interface Element {
        double at(int sample, int channel, int row, int column);
    }

    private double[] fill(Shape shape, Element element) {
        double[] all = new double[Math.toIntExact(batch * shape.elements())];
        int at = 0;
        for (int n = 0; n < batch; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int h = 0; h < shape.height(); h++) {
                    for (int w = 0; w < shape.width(); w++) {
                        all[at++] = element.at(n, c, h, w);
                    }
                }
            }
        }
        return all;
    }

    private static boolean inside(Shape shape, int row, int column) {
        return row >= 0 && column >= 0 && row < shape.height() && column < shape.width();
    }

    private static int index(Shape shape, int sample, int channel, int row, int column) {
        return ((sample * shape.channels() + channel) * shape.height() + row) * shape.width() + column;
    }
}
