package org.nasturtium.dl4j;

import java.util.List;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.graph.ShiftVertex;
import org.deeplearning4j.nn.conf.graph.SubsetVertex;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DepthwiseConvolution2D;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
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
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationELU;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU;
import org.nd4j.linalg.activations.impl.ActivationReLU6;
import org.nd4j.linalg.activations.impl.ActivationSigmoid;
import org.nd4j.linalg.activations.impl.ActivationSwish;
import org.nd4j.linalg.activations.impl.ActivationTanH;

/**
 * Says each primitive in DL4J's words.
 *
 * <p>Training and export differ in a few layers only: the two subclasses say which.
 */
abstract class Translation extends Vertices {
    Translation(NetworkGraph graph) {
        super(graph);
    }

    abstract Layer convolution(ConvolutionLayer.Builder layer);

    abstract Layer normalization(org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder layer);

    abstract Layer dropout(double rate, Node where);

    /** Adds the exact GELU and returns its name. */
    abstract String gelu(String in);

    @Override
    public String input(Input operation) {
        return INPUT;
    }

    @Override
    public String convolution(Convolution operation) {
        int channels = shapeOfInput().channels();
        if (operation.groups() == 1) {
            return plainConvolution(operation, "", in(), channels, operation.filters(), 0);
        }
        if (operation.groups() == channels) {
            return depthwise(operation, channels);
        }
        int width = channels / operation.groups();
        int filters = operation.filters() / operation.groups();
        String[] parts = new String[operation.groups()];
        for (int g = 0; g < parts.length; g++) {
            String slice = vertex("-in" + g, new SubsetVertex(g * width, (g + 1) * width - 1), in());
            parts[g] = plainConvolution(operation, "-group" + g, slice, width, filters, g * filters);
        }
        return vertex("", new MergeVertex(), parts);
    }

    private String plainConvolution(
            Convolution operation, String suffix, String in, int channels, int filters, int firstFilter) {
        KernelGrid grid = KernelGrid.of(operation);
        String name = layer(
                suffix,
                convolution(new ConvolutionLayer.Builder(grid.edge(), grid.edge())
                        .nIn(channels)
                        .nOut(filters)
                        .stride(operation.stride(), operation.stride())
                        .padding(operation.padding(), operation.padding())
                        .hasBias(operation.bias())),
                in);
        List<ParameterSpec> specs = parameters();
        int kernels = channels * operation.kernel() * operation.kernel();
        place(new Slot(
                specs.get(0), firstFilter * kernels, filters * kernels, name, "W", grid.order(filters * channels)));
        if (operation.bias()) {
            place(new Slot(specs.get(1), firstFilter, filters, name, "b", null));
        }
        return name;
    }

    private String depthwise(Convolution operation, int channels) {
        KernelGrid grid = KernelGrid.of(operation);
        String name = layer(
                "",
                new DepthwiseConvolution2D.Builder(grid.edge(), grid.edge())
                        .depthMultiplier(operation.filters() / channels)
                        .nIn(channels)
                        .nOut(operation.filters())
                        .stride(operation.stride(), operation.stride())
                        .padding(operation.padding(), operation.padding())
                        .hasBias(operation.bias())
                        .build(),
                in());
        List<ParameterSpec> specs = parameters();
        place(new Slot(
                specs.get(0), 0, specs.get(0).elements(), name, "W", grid.orderKernelFirst(operation.filters())));
        if (operation.bias()) {
            place(Slot.whole(specs.get(1), name, "b"));
        }
        return name;
    }

    @Override
    public String linear(Linear operation) {
        String name = layer(
                "",
                new DenseLayer.Builder()
                        .nIn(shapeOfInput().channels())
                        .nOut(operation.units())
                        .hasBias(operation.bias())
                        .build(),
                in());
        placeLinear(operation, name);
        return name;
    }

    /** DL4J's [in, out] in column order is the canonical [out, in] in row order. */
    final void placeLinear(Linear operation, String name) {
        List<ParameterSpec> specs = parameters();
        place(Slot.whole(specs.get(0), name, "W"));
        if (operation.bias()) {
            place(Slot.whole(specs.get(1), name, "b"));
        }
    }

    @Override
    public String batchNormalization(BatchNormalization operation) {
        Shape shape = current().shape();
        String name = layer(
                "",
                normalization(new org.deeplearning4j.nn.conf.layers.BatchNormalization.Builder()
                        .nIn(shape.channels())
                        .nOut(shape.channels())
                        .eps(operation.epsilon())
                        .decay(1 - operation.momentum())
                        .useLogStd(false)),
                in());
        List<ParameterSpec> specs = parameters();
        if (operation.affine()) {
            place(Slot.whole(specs.get(0), name, "gamma"));
            place(Slot.whole(specs.get(1), name, "beta"));
        }
        int first = operation.affine() ? 2 : 0;
        place(new Statistics(
                Slot.whole(specs.get(first), name, "mean"),
                Slot.whole(specs.get(first + 1), name, "var"),
                (float) operation.momentum(),
                shape.height() * shape.width()));
        return name;
    }

    @Override
    public String activation(Activation operation) {
        String in = in();
        return switch (operation.function()) {
            case RELU -> activation("", new ActivationReLU(), in);
            case LEAKY_RELU -> activation("", new ActivationLReLU(0.01), in);
            case ELU -> activation("", new ActivationELU(1), in);
            case GELU -> gelu(in);
            case SWISH -> activation("", new ActivationSwish(), in);
            case HARD_SWISH -> hardSwish(in);
            case SIGMOID -> activation("", new ActivationSigmoid(), in);
            case TANH -> activation("", new ActivationTanH(), in);
        };
    }

    final String activation(String suffix, IActivation function, String in) {
        return layer(suffix, new ActivationLayer.Builder().activation(function).build(), in);
    }

    private String hardSwish(String in) {
        String clipped = activation("-clip", new ActivationReLU6(), vertex("-shift", new ShiftVertex(3), in));
        String product = vertex("-product", new ElementWiseVertex(ElementWiseVertex.Op.Product), in, clipped);
        return vertex("", new ScaleVertex(1.0 / 6), product);
    }

    @Override
    public String pooling(Pooling operation) {
        PoolingType type = operation.kind() == Pooling.Kind.MAX ? PoolingType.MAX : PoolingType.AVG;
        return layer(
                "",
                new SubsamplingLayer.Builder(type)
                        .kernelSize(operation.kernel(), operation.kernel())
                        .stride(operation.stride(), operation.stride())
                        .padding(operation.padding(), operation.padding())
                        .build(),
                in());
    }

    @Override
    public String globalAveragePooling(GlobalAveragePooling operation) {
        return layer("", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), in());
    }

    @Override
    public String dropout(Dropout operation) {
        return operation.rate() == 0 ? in() : layer("", dropout(operation.rate(), current()), in());
    }

    /** Zeros are left out of a sum; only a sum of nothing needs them. */
    @Override
    public String add(Add operation) {
        List<Integer> terms = current().inputs().stream()
                .filter(id -> !(graph().node(id).operation() instanceof Zero))
                .toList();
        if (terms.isEmpty()) {
            return in();
        }
        String[] in = terms.stream().map(this::vertexOf).toArray(String[]::new);
        return in.length == 1 ? in[0] : vertex("", new ElementWiseVertex(ElementWiseVertex.Op.Add), in);
    }

    @Override
    public String multiply(Multiply operation) {
        String[] in = ins();
        if (!graph().inputShapes(current()).get(1).equals(current().shape())) {
            in[1] = vertex("-gate", new ReshapeVertex(-1, current().shape().channels(), 1, 1), in[1]);
        }
        return vertex("", new ElementWiseVertex(ElementWiseVertex.Op.Product), in);
    }

    @Override
    public String concatenation(Concatenation operation) {
        String[] in = ins();
        return in.length == 1 ? in[0] : vertex("", new MergeVertex(), in);
    }

    @Override
    public String flatten(Flatten operation) {
        return shapeOfInput().isMap() ? flat("", shapeOfInput(), in()) : in();
    }

    @Override
    public String zero(Zero operation) {
        return zeros(operation.shape());
    }
}
