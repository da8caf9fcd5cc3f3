package org.nasturtium.torch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
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
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Zero;

/**
 * Tells which nodes need no computation of their own and which values may be overwritten.
 *
 * <p>A node has another node's value if it changes nothing (a sum of one) or computes the same of the same (the ReLU in
 * front of every edge that leaves a cell's node). A value may be overwritten if no later node and no backward pass needs
 * it.
 */
final class Reuse {
    private final NetworkGraph graph;
    private final boolean training;
    private final boolean overwriting;
    /** For each node, the node whose value it has; itself if it computes. */
    private final int[] origin;
    /** For each node, the nodes that compute with its value. */
    private final List<List<Node>> readers = new ArrayList<>();

    /** What makes two computations the same. */
    private record Computation(Operation operation, List<Integer> reads) {}

    /**
     * @param overwriting whether any value may be overwritten at all
     */
    Reuse(NetworkGraph graph, boolean training, boolean overwriting) {
        this.graph = graph;
        this.training = training;
        this.overwriting = overwriting;
        this.origin = new int[graph.nodes().size()];
        graph.nodes().forEach(node -> readers.add(new ArrayList<>()));
        Map<Computation, Integer> done = new HashMap<>();
        for (Node node : graph.liveNodes()) {
            List<Integer> reads = reads(node).stream().map(id -> origin[id]).toList();
            int source = node.id();
            if (reads.size() == 1 && passesOn(node.operation())) {
                source = reads.get(0);
            } else if (hasNoMemory(node.operation())) {
                source = done.computeIfAbsent(new Computation(node.operation(), reads), key -> node.id());
            }
            origin[node.id()] = source;
            if (source == node.id()) {
                reads.forEach(read -> readers.get(read).add(node));
            }
        }
    }

    /** The node whose value this one has; itself if it computes. */
    int origin(Node node) {
        return origin[node.id()];
    }

    private boolean passesOn(Operation operation) {
        return operation instanceof Add
                || operation instanceof Concatenation
                || (operation instanceof Dropout dropout && (!training || dropout.rate() == 0));
    }

    /** Operations without parameters, statistics or chance. */
    private static boolean hasNoMemory(Operation operation) {
        return operation instanceof Activation
                || operation instanceof Pooling
                || operation instanceof GlobalAveragePooling
                || operation instanceof Add
                || operation instanceof Multiply
                || operation instanceof Concatenation
                || operation instanceof Flatten;
    }

    private List<Integer> reads(Node node) {
        return node.operation() instanceof Add
                ? summands(node).stream().map(node.inputs()::get).toList()
                : node.inputs();
    }

    /** Indices of a sum's inputs that are not simply zeros. */
    List<Integer> summands(Node sum) {
        return IntStream.range(0, sum.inputs().size())
                .filter(index -> !isZero(sum.inputs().get(index)))
                .boxed()
                .toList();
    }

    private boolean isZero(int id) {
        return graph.node(id).operation() instanceof Zero;
    }

    /** Whether the node may overwrite what it reads at this index. */
    boolean mayOverwrite(Node node, int index) {
        int source = origin[node.inputs().get(index)];
        if (!overwriting
                || source == origin[graph.output().id()]
                || !leavesOutputAlone(graph.node(source).operation())) {
            return false;
        }
        return readers.get(source).size() == 1;
    }

    /** Operations whose backward pass does not look at their own output. */
    private static boolean leavesOutputAlone(Operation operation) {
        return operation instanceof BatchNormalization
                || operation instanceof Convolution
                || operation instanceof Linear
                || operation instanceof Add
                || (operation instanceof Pooling pooling && pooling.kind() == Pooling.Kind.AVERAGE);
    }
}
