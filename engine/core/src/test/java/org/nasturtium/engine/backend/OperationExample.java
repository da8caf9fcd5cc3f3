package org.nasturtium.engine.backend;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Flatten;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.Multiply;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;

/**
 * A small network around an operation. Trainable operations stand in front of it and behind it, so that a wrong gradient
 * of its input shows as a wrong gradient of a parameter.
 */
public record OperationExample(String name, Class<? extends Operation> operation, NetworkGraph graph) {
    private static final Shape MAP = Shape.map(4, 6, 5);
    private static final Shape VECTOR = Shape.features(5);
    private static final int CLASSES = 3;

    /** Adds the operation under test behind the inputs that stand ready; returns the node. */
    private interface Body {
        int add(NetworkGraph.Builder builder, int first, int second);
    }

    @Override
    public String toString() {
        return name;
    }

    /** All of them; a new operation adds its own here. */
    public static List<OperationExample> all() {
        List<OperationExample> all = new ArrayList<>();
        all.add(behindMaps("the input alone", org.nasturtium.engine.graph.Input.class, (b, x, y) -> x));
        convolutions(all);
        all.add(behindVectors(new Linear(4, true)));
        all.add(behindVectors(new Linear(4, false)));
        all.add(behindMaps(new BatchNormalization()));
        all.add(behindMaps(new BatchNormalization(1e-3, 0.1, false)));
        all.add(behindVectors(new BatchNormalization()));
        for (Activation.Function function : Activation.Function.values()) {
            all.add(behindMaps(new Activation(function)));
            all.add(behindVectors(new Activation(function)));
        }
        for (Pooling.Kind kind : Pooling.Kind.values()) {
            all.add(behindMaps(new Pooling(kind, 2, 2, 0)));
            all.add(behindMaps(new Pooling(kind, 3, 1, 1)));
            all.add(behindMaps(new Pooling(kind, 3, 2, 1)));
        }
        all.add(behindMaps(new GlobalAveragePooling()));
        all.add(behindMaps(new Dropout(0.4)));
        all.add(behindVectors(new Dropout(0.4)));
        all.add(behindMaps(new Flatten()));
        joins(all);
        compositions(all);
        return List.copyOf(all);
    }

    private static void convolutions(List<OperationExample> all) {
        all.add(behindMaps(Convolution.same(6, 3, 1, true)));
        all.add(behindMaps(Convolution.same(6, 1, 1, false)));
        all.add(behindMaps(Convolution.same(6, 5, 1, false)));
        all.add(behindMaps(Convolution.same(6, 3, 2, false)));
        all.add(behindMaps(new Convolution(6, 2, 2, 0, 1, 1, true)));
        all.add(behindMaps(new Convolution(6, 3, 1, 2, 2, 1, false)));
        all.add(behindMaps(new Convolution(6, 3, 1, 1, 1, 2, true)));
        all.add(behindMaps(Convolution.depthwise(4, 3, 1)));
        all.add(behindMaps(Convolution.depthwise(4, 5, 2)));
    }

    private static void joins(List<OperationExample> all) {
        all.add(behindMaps("add two", Add.class, (b, x, y) -> b.add("op", new Add(), x, y)));
        all.add(behindMaps("add one", Add.class, (b, x, y) -> b.add("op", new Add(), x)));
        all.add(behindMaps("add three, one twice", Add.class, (b, x, y) -> b.add("op", new Add(), x, y, x)));
        all.add(behindVectors("add vectors", Add.class, (b, x, y) -> b.add("op", new Add(), x, y)));
        all.add(behindMaps("multiply maps", Multiply.class, (b, x, y) -> b.add("op", new Multiply(), x, y)));
        all.add(behindVectors("multiply vectors", Multiply.class, (b, x, y) -> b.add("op", new Multiply(), x, y)));
        all.add(behindMaps("multiply a map by a gate", Multiply.class, (b, x, y) -> {
            int gate = b.add("gate", new GlobalAveragePooling(), y);
            gate = b.add("sigmoid", new Activation(Activation.Function.SIGMOID), gate);
            return b.add("op", new Multiply(), x, gate);
        }));
        all.add(behindMaps("concat maps", Concatenation.class, (b, x, y) -> b.add("op", new Concatenation(), x, y)));
        all.add(behindMaps("concat one", Concatenation.class, (b, x, y) -> b.add("op", new Concatenation(), x)));
        all.add(behindVectors(
                "concat vectors", Concatenation.class, (b, x, y) -> b.add("op", new Concatenation(), x, y)));
        all.add(behindMaps(
                "add zeros", Zero.class, (b, x, y) -> b.add("op", new Add(), b.add("zero", new Zero(MAP)), x)));
        all.add(behindMaps(
                "concat zeros",
                Zero.class,
                (b, x, y) -> b.add("op", new Concatenation(), b.add("zero", new Zero(MAP)), x)));
    }

    /** Values with several readers, and equal computations that may be done once. */
    private static void compositions(List<OperationExample> all) {
        Operation relu = new Activation(Activation.Function.RELU);
        Operation average = new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1);
        Operation convolution = Convolution.same(4, 3, 1, false);
        all.add(behindMaps("relu beside its input", Activation.class, (b, x, y) -> {
            int normal = b.add("bn", new BatchNormalization(), x);
            return b.add("op", new Add(), b.add("relu", relu, normal), normal);
        }));
        all.add(behindMaps("the same relu in front of two edges", Activation.class, (b, x, y) -> {
            int normal = b.add("bn", new BatchNormalization(), x);
            int left = b.add("left", convolution, b.add("relu1", relu, normal));
            int right = b.add("right", convolution, b.add("relu2", relu, normal));
            return b.add("op", new Add(), left, right, normal);
        }));
        all.add(behindMaps("the same pooling twice, one overwritten", Pooling.class, (b, x, y) -> {
            int left = b.add("pool1", average, x);
            int right = b.add("pool2", average, x);
            int sum = b.add("sum", new Add(), left, y);
            return b.add("op", new Add(), b.add("relu", relu, right), sum, left);
        }));
        all.add(behindMaps("sums of sums", Add.class, (b, x, y) -> {
            int sum = b.add("sum", new Add(), x, y);
            int again = b.add("again", new Add(), sum, b.add("relu", relu, sum));
            return b.add("op", new Add(), again, sum);
        }));
        all.add(behindMaps("a dense detour between convolutions", Activation.class, (b, x, y) -> {
            int swish = b.add("swish", new Activation(Activation.Function.HARD_SWISH), x);
            int back = b.add("conv", convolution, swish);
            return b.add("op", new Concatenation(), back, swish, b.add("relu", relu, back));
        }));
    }

    private static OperationExample behindMaps(Operation operation) {
        return behindMaps(operation.toString(), operation.getClass(), (b, x, y) -> b.add("op", operation, x));
    }

    private static OperationExample behindVectors(Operation operation) {
        return behindVectors(operation + " on features", operation.getClass(), (b, x, y) -> b.add("op", operation, x));
    }

    private static OperationExample behindMaps(String name, Class<? extends Operation> operation, Body body) {
        return around(name, operation, Shape.map(2, MAP.height(), MAP.width()), Convolution.same(4, 1, 1, true), body);
    }

    private static OperationExample behindVectors(String name, Class<? extends Operation> operation, Body body) {
        return around(name, operation, VECTOR, new Linear(5, true), body);
    }

    private static OperationExample around(
            String name, Class<? extends Operation> operation, Shape input, Operation front, Body body) {
        NetworkGraph.Builder builder = NetworkGraph.builder(input);
        int first = builder.add("front1", front, builder.input());
        int second = builder.add("front2", front, builder.input());
        int x = body.add(builder, first, second);
        if (builder.shape(x).isMap()) {
            x = builder.add("flatten", new Flatten(), x);
        }
        return new OperationExample(
                name, operation, builder.buildWithIdleNodes(builder.add("head", new Linear(CLASSES, true), x)));
    }
}
