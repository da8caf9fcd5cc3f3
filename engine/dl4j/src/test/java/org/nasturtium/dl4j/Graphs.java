package org.nasturtium.dl4j;

import java.util.LinkedHashMap;
import java.util.Map;
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
import org.nasturtium.engine.graph.Pooling.Kind;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;

/** Small graphs for tests: one about each primitive, and two whole networks. */
final class Graphs {
    static final int CLASSES = 3;

    private Graphs() {}

    /** What stands between a first convolution and a last linear layer. */
    @FunctionalInterface
    private interface Middle {
        int add(NetworkGraph.Builder builder, int in);
    }

    /** By name: each primitive between two layers with weights, so that gradients flow through it to both sides. */
    static Map<String, NetworkGraph> primitives() {
        Map<String, NetworkGraph> all = new LinkedHashMap<>();
        all.put("conv 3x3 with bias", map(new Convolution(5, 3, 1, 1, 1, 1, true)));
        all.put("conv stride 2", map(new Convolution(6, 3, 2, 1, 1, 1, false)));
        all.put("conv 1x1", map(new Convolution(6, 1, 1, 0, 1, 1, false)));
        all.put("conv dilated", map(new Convolution(4, 3, 1, 2, 2, 1, false)));
        all.put("conv 5x5 without padding", map(new Convolution(4, 5, 1, 0, 1, 1, true)));
        all.put("conv in 2 groups", map(new Convolution(6, 3, 1, 1, 1, 2, true)));
        all.put("depthwise", map(Convolution.depthwise(4, 3, 1)));
        all.put("depthwise 5x5 stride 2", map(Convolution.depthwise(4, 5, 2)));
        all.put("depthwise dilated", map(new Convolution(4, 3, 1, 2, 2, 4, false)));
        all.put("depthwise with multiplier and bias", map(new Convolution(8, 3, 1, 1, 1, 4, true)));
        all.put("batch norm", map(new BatchNormalization()));
        all.put("batch norm without gain", map(new BatchNormalization(1e-3, 0.2, false)));
        for (Activation.Function function : Activation.Function.values()) {
            all.put(function.word(), map(new Activation(function)));
        }
        all.put("max pool", map(new Pooling(Kind.MAX, 2, 2, 0)));
        all.put("max pool padded", map(new Pooling(Kind.MAX, 3, 1, 1)));
        all.put("avg pool", map(new Pooling(Kind.AVERAGE, 2, 2, 0)));
        all.put("avg pool padded", map(new Pooling(Kind.AVERAGE, 3, 1, 1)));
        all.put("avg pool padded stride 2", map(new Pooling(Kind.AVERAGE, 3, 2, 1)));
        all.put("add", middle((b, in) -> b.add("sum", new Add(), in, b.add("r", relu(), in), in)));
        all.put("add of one twice", middle((b, in) -> b.add("sum", new Add(), in, in)));
        all.put("multiply", middle((b, in) -> b.add("product", new Multiply(), in, b.add("s", sigmoid(), in))));
        all.put("square", middle((b, in) -> b.add("product", new Multiply(), in, in)));
        all.put("gate", middle((b, in) -> {
            int mean = b.add("squeeze", new GlobalAveragePooling(), in);
            int excite = b.add("excite", new Linear(4, true), mean);
            return b.add("product", new Multiply(), in, b.add("s", sigmoid(), excite));
        }));
        all.put(
                "concat",
                middle((b, in) -> b.add(
                        "joined",
                        new Concatenation(),
                        in,
                        b.add("p", new Convolution(2, 1, 1, 0, 1, 1, false), in),
                        in)));
        all.put("zero in a sum", middle((b, in) -> b.add("sum", new Add(), b.add("none", zero()), in)));
        all.put("sum of nothing", middle((b, in) -> {
            int nothing = b.add("nothing", new Add(), b.add("none", zero()), b.add("none2", zero()));
            return b.add("joined", new Concatenation(), in, b.add("bn", new BatchNormalization(), nothing));
        }));
        all.put("flatten", flattened());
        all.put("dense", dense());
        all.put("shared weights", middle((b, in) -> {
            int once = b.add("same", new Convolution(4, 3, 1, 1, 1, 1, true), in);
            int bn = b.add("norm", new BatchNormalization(), once);
            int twice = b.add("same", new Convolution(4, 3, 1, 1, 1, 1, true), b.add("r", relu(), bn));
            return b.add("norm", new BatchNormalization(), twice);
        }));
        return all;
    }

    /** Like the benchmark's W1, on small maps. */
    static NetworkGraph chain() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.map(1, 12, 12));
        int at = b.input();
        int[] filters = {8, 16, 16};
        for (int i = 0; i < 3; i++) {
            at = b.add("conv" + i, Convolution.same(filters[i], 3, i == 1 ? 2 : 1, false), at);
            at = b.add("bn" + i, new BatchNormalization(), at);
            at = b.add("relu" + i, relu(), at);
        }
        at = b.add("dropout", new Dropout(0), at);
        at = b.add("gap", new GlobalAveragePooling(), at);
        return b.build(b.add("fc", new Linear(CLASSES, true), at));
    }

    /** One cell as in NAS-Bench-201, with every operation, an idle edge among them. */
    static NetworkGraph cell() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.map(3, 8, 8));
        int n0 = b.add("stem.bn", new BatchNormalization(), b.add("stem", Convolution.same(8, 3, 1, false), b.input()));
        int n1 = block(b, "e01", 3, n0);
        int n2 = b.add("n2", new Add(), block(b, "e02", 1, n0), n1);
        block(b, "idle", 3, n2);
        int none = b.add("none", new Zero(Shape.map(8, 8, 8)));
        int pooled = b.add("avg", new Pooling(Kind.AVERAGE, 3, 1, 1), n1);
        int n3 = b.add("n3", new Add(), none, pooled, block(b, "e23", 3, n2));
        int at = b.add("reduce", new Pooling(Kind.AVERAGE, 2, 2, 0), n3);
        at = b.add("relu", relu(), b.add("bn", new BatchNormalization(), at));
        at = b.add("gap", new GlobalAveragePooling(), at);
        return b.buildWithIdleNodes(b.add("fc", new Linear(CLASSES, true), at));
    }

    private static int block(NetworkGraph.Builder b, String scope, int kernel, int in) {
        int conv = b.add(scope + ".conv", Convolution.same(8, kernel, 1, false), b.add(scope + ".relu", relu(), in));
        return b.add(scope + ".bn", new BatchNormalization(), conv);
    }

    private static Activation relu() {
        return new Activation(Activation.Function.RELU);
    }

    private static Activation sigmoid() {
        return new Activation(Activation.Function.SIGMOID);
    }

    private static Zero zero() {
        return new Zero(Shape.map(4, 6, 6));
    }

    private static NetworkGraph map(Operation operation) {
        return middle((builder, in) -> builder.add("op", operation, in));
    }

    private static NetworkGraph middle(Middle middle) {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.map(2, 6, 6));
        int first = b.add("first", Convolution.same(4, 3, 1, true), b.input());
        int gap = b.add("gap", new GlobalAveragePooling(), middle.add(b, first));
        return b.build(b.add("last", new Linear(CLASSES, true), gap));
    }

    private static NetworkGraph flattened() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.map(2, 6, 5));
        int first = b.add("first", Convolution.same(3, 3, 1, true), b.input());
        return b.build(b.add("last", new Linear(CLASSES, false), b.add("flat", new Flatten(), first)));
    }

    private static NetworkGraph dense() {
        NetworkGraph.Builder b = NetworkGraph.builder(Shape.features(7));
        int hidden = b.add("hidden", new Linear(6, false), b.input());
        int norm = b.add("norm", new BatchNormalization(), hidden);
        int active = b.add("act", new Activation(Activation.Function.TANH), norm);
        int more = b.add("sum", new Add(), active, b.add("none", new Zero(Shape.features(6))));
        int joined = b.add("joined", new Concatenation(), more, hidden);
        return b.build(b.add("last", new Linear(CLASSES, true), joined));
    }
}
