package org.nasturtium.engine.space.block;

import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;

/** A network while it is built: the choices made, the nodes so far, and how many numbers have to come out. */
public final class Layers {
    private final Architecture architecture;
    private final NetworkGraph.Builder graph;
    private final int outputs;

    public Layers(Architecture architecture, Shape input, int outputs) {
        this.architecture = architecture;
        this.graph = NetworkGraph.builder(input);
        this.outputs = outputs;
    }

    /** The id of the data. */
    public int input() {
        return graph.input();
    }

    /** Classes of the data, or 1. */
    public int outputs() {
        return outputs;
    }

    /** The value chosen for a decision. */
    public Object value(String decision) {
        return architecture.value(decision);
    }

    /** The shape of a node. */
    public Shape shape(int node) {
        return graph.shape(node);
    }

    /** Adds a primitive. */
    public int add(String scope, Operation operation, int... inputs) {
        return graph.add(scope, operation, inputs);
    }

    /** Adds an activation by its word; {@code none} adds nothing. */
    public int activate(String scope, String word, int from) {
        for (Activation.Function function : Activation.Function.values()) {
            if (function.word().equals(word)) {
                return add(scope, new Activation(function), from);
            }
        }
        return from;
    }

    /** Adds a batch normalization. */
    public int normalize(String scope, int from) {
        return add(scope, new BatchNormalization(), from);
    }

    /** Features as they are, a map by the mean of each channel. */
    public int features(String scope, int from) {
        return shape(from).isMap() ? add(scope + ".globalAvgPool", new GlobalAveragePooling(), from) : from;
    }

    /** Finishes the network; nodes cut off by a {@code none} stay, idle. */
    public NetworkGraph finish(int output) {
        return graph.buildWithIdleNodes(output);
    }
}
