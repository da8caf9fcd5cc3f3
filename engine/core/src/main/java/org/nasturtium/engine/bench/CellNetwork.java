package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.SplitMix;

/** The benchmark's cell network: three equal cells of four nodes and six edges, 16 channels, pooling between them. */
final class CellNetwork {
    /** Edges in their order: from, to. */
    private static final int[][] EDGES = {{0, 1}, {0, 2}, {1, 2}, {0, 3}, {1, 3}, {2, 3}};

    private static final int CHANNELS = 16;
    private static final int CLASSES = 10;
    private static final int CELLS = 3;
    private static final Shape IMAGE = Shape.map(1, 28, 28);

    /** What an edge can compute. */
    enum Edge {
        SKIP,
        CONV_1X1,
        CONV_3X3,
        AVERAGE
    }

    private CellNetwork() {}

    /** The path that a step takes: one operation an edge, the same in every cell. */
    static List<Edge> path(long step) {
        List<Edge> path = new ArrayList<>();
        for (int edge = 0; edge < EDGES.length; edge++) {
            long random = SplitMix.at(7, step * EDGES.length + edge);
            path.add(Edge.values()[(int) Long.remainderUnsigned(random, Edge.values().length)]);
        }
        return path;
    }

    /** The network that runs this operation on each edge. */
    static NetworkGraph graph(List<Edge> path) {
        NetworkGraph.Builder builder = NetworkGraph.builder(IMAGE);
        int x = builder.add("stem", Convolution.same(CHANNELS, 3, 1, false), builder.input());
        x = builder.add("stem.bn", new BatchNormalization(), x);
        for (int cell = 0; cell < CELLS; cell++) {
            if (cell > 0) {
                x = builder.add("pool" + cell, new Pooling(Pooling.Kind.AVERAGE, 2, 2, 0), x);
            }
            x = cell(builder, "cell" + cell, path, x);
        }
        x = builder.add("head.bn", new BatchNormalization(), x);
        x = builder.add("head.relu", new Activation(Activation.Function.RELU), x);
        x = builder.add("head.pool", new GlobalAveragePooling(), x);
        return builder.buildWithIdleNodes(builder.add("head.fc", new Linear(CLASSES, true), x));
    }

    private static int cell(NetworkGraph.Builder builder, String scope, List<Edge> path, int input) {
        List<List<Integer>> arriving =
                List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        arriving.get(0).add(input);
        for (int edge = 0; edge < EDGES.length; edge++) {
            int from = node(builder, scope, EDGES[edge][0], arriving);
            arriving.get(EDGES[edge][1]).add(edge(builder, scope + ".edge" + edge, path.get(edge), from));
        }
        return node(builder, scope, 3, arriving);
    }

    private static int node(NetworkGraph.Builder builder, String scope, int number, List<List<Integer>> arriving) {
        List<Integer> summands = arriving.get(number);
        if (summands.size() > 1) {
            int sum = builder.add(
                    scope + ".node" + number,
                    new Add(),
                    summands.stream().mapToInt(Integer::intValue).toArray());
            summands.clear();
            summands.add(sum);
        }
        return summands.get(0);
    }

    private static int edge(NetworkGraph.Builder builder, String scope, Edge edge, int from) {
        return switch (edge) {
            case SKIP -> from;
            case AVERAGE -> builder.add(scope + ".avg", new Pooling(Pooling.Kind.AVERAGE, 3, 1, 1), from);
            case CONV_1X1 -> convolution(builder, scope + ".1x1", 1, from);
            case CONV_3X3 -> convolution(builder, scope + ".3x3", 3, from);
        };
    }

    private static int convolution(NetworkGraph.Builder builder, String scope, int kernel, int from) {
        int x = builder.add(scope + ".relu", new Activation(Activation.Function.RELU), from);
        x = builder.add(scope, Convolution.same(CHANNELS, kernel, 1, false), x);
        return builder.add(scope + ".bn", new BatchNormalization(), x);
    }

    /** First values of every weight that exists, in the order of the specification. */
    static Weights weights(List<Set<Edge>> existing) {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        FirstValues.put(tensors, "stem.weight", CHANNELS, 1, 3, 3);
        for (int cell = 0; cell < CELLS; cell++) {
            for (int edge = 0; edge < EDGES.length; edge++) {
                String scope = "cell" + cell + ".edge" + edge;
                if (existing.get(edge).contains(Edge.CONV_1X1)) {
                    FirstValues.put(tensors, scope + ".1x1.weight", CHANNELS, CHANNELS, 1, 1);
                }
                if (existing.get(edge).contains(Edge.CONV_3X3)) {
                    FirstValues.put(tensors, scope + ".3x3.weight", CHANNELS, CHANNELS, 3, 3);
                }
            }
        }
        FirstValues.put(tensors, "head.fc.weight", CLASSES, CHANNELS);
        return new Weights(tensors);
    }
}
