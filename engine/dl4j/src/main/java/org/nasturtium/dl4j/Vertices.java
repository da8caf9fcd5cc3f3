package org.nasturtium.dl4j;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.PreprocessorVertex;
import org.deeplearning4j.nn.conf.graph.ReshapeVertex;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.conf.preprocessor.CnnToFeedForwardPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.OperationCases;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Walks the nodes of a graph that have to run, and collects the vertices of a DL4J configuration and the places of the
 * parameters.
 */
abstract class Vertices implements OperationCases<String> {
    static final String INPUT = "input";

    private final NetworkGraph graph;
    private final GraphBuilder builder;
    private final Map<Integer, String> vertices = new HashMap<>();
    private final List<Slot> slots = new ArrayList<>();
    private final List<Statistics> statistics = new ArrayList<>();
    private Node node;

    Vertices(NetworkGraph graph) {
        this.graph = graph;
        this.node = graph.input();
        this.builder = new NeuralNetConfiguration.Builder()
                .seed(1)
                .dataType(DataType.FLOAT)
                .updater(new NoOp())
                .weightInit(WeightInit.ZERO)
                .activation(new ActivationIdentity())
                .convolutionMode(ConvolutionMode.Truncate)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder()
                .validateOutputLayerConfig(false)
                .addInputs(INPUT);
    }

    /** Runs through the nodes that have to run; to be called once. */
    final ComputationGraphConfiguration translate() {
        checkShapes();
        for (Node each : graph.liveNodes()) {
            node = each;
            if (!(each.operation() instanceof Zero)) {
                vertices.put(each.id(), each.operation().accept(this));
            }
        }
        node = graph.output();
        builder.setOutputs(finish(graph.output()));
        return builder.build();
    }

    final List<Slot> slots() {
        return slots;
    }

    final List<Statistics> statistics() {
        return statistics;
    }

    private void checkShapes() {
        for (Node each : graph.liveNodes()) {
            int rank = each.shape().extents().size();
            if (rank != 1 && rank != 3) {
                throw new UnsupportedOperationException(
                        "dl4j cannot do `" + each.operation().label() + "` (`"
                                + each.scope() + "`) on the shape " + each.shape()
                                + ": it takes features and channels x height x width\nMaybe use the torch backend.");
            }
        }
    }

    /** Adds what stands behind the last node and returns the name of the network's output. */
    abstract String finish(Node last);

    /** Adds a layer and returns its name. */
    final String layer(String suffix, Layer layer, String... in) {
        String name = name(suffix);
        builder.addLayer(name, layer, in);
        return name;
    }

    /** Adds a vertex without parameters and returns its name. */
    final String vertex(String suffix, GraphVertex vertex, String... in) {
        String name = name(suffix);
        builder.addVertex(name, vertex, in);
        return name;
    }

    /** Unique, and tells where in the space it came from; without the sign that DL4J splits names at. */
    private String name(String suffix) {
        return node.id() + "-" + node.scope().replace('_', '-').replace('/', '-') + suffix;
    }

    final void place(Slot slot) {
        slots.add(slot);
    }

    final List<ParameterSpec> parameters() {
        return graph.parameters(node);
    }

    final Shape shapeOfInput() {
        return graph.inputShapes(node).get(0);
    }

    /** Whether the node at hand is the network's output. */
    final boolean isLast() {
        return node.id() == graph.output().id();
    }

    /** The first input of the node at hand. */
    final int currentInput() {
        return node.inputs().get(0);
    }

    /** The node at hand. */
    final Node current() {
        return node;
    }

    final NetworkGraph graph() {
        return graph;
    }

    /** Remembers what the running statistics of a normalization are. */
    final void place(Statistics of) {
        statistics.add(of);
    }

    /** The vertex that gives a node's values; zeros are made when they are first needed. */
    final String vertexOf(int id) {
        String known = vertices.get(id);
        if (known != null) {
            return known;
        }
        Node reader = node;
        node = graph.node(id);
        String zeros = zeros(node.shape());
        node = reader;
        vertices.put(id, zeros);
        return zeros;
    }

    /** The vertex of the only input. */
    final String in() {
        return vertexOf(currentInput());
    }

    /** The vertices of all inputs. */
    final String[] ins() {
        return node.inputs().stream().map(this::vertexOf).toArray(String[]::new);
    }

    final String flat(String suffix, Shape shape, String in) {
        return vertex(
                suffix,
                new PreprocessorVertex(
                        new CnnToFeedForwardPreProcessor(shape.height(), shape.width(), shape.channels())),
                in);
    }

    /** DL4J has no constants: a dense layer whose weights stay zero gives as many zeros as the batch has samples. */
    final String zeros(Shape shape) {
        Shape data = graph.input().shape();
        String features =
                data.isMap() ? layer("-mean", new GlobalPoolingLayer.Builder(PoolingType.AVG).build(), INPUT) : INPUT;
        String flat = layer(
                "-zeros",
                new DenseLayer.Builder()
                        .nIn(data.channels())
                        .nOut(shape.elements())
                        .hasBias(false)
                        .build(),
                features);
        return shape.isMap()
                ? vertex("", new ReshapeVertex(-1, shape.channels(), shape.height(), shape.width()), flat)
                : flat;
    }
}
