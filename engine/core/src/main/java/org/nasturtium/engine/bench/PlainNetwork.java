package org.nasturtium.engine.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** The benchmark's chain of three convolutions. */
final class PlainNetwork {
    private PlainNetwork() {}

    static NetworkGraph graph() {
        NetworkGraph.Builder builder = NetworkGraph.builder(Shape.map(1, 28, 28));
        int x = block(builder, "block1", Convolution.same(32, 3, 1, false), builder.input());
        x = block(builder, "block2", Convolution.same(64, 3, 2, false), x);
        x = block(builder, "block3", Convolution.same(64, 3, 1, false), x);
        x = builder.add("head.pool", new GlobalAveragePooling(), x);
        return builder.build(builder.add("head.fc", new Linear(10, true), x));
    }

    private static int block(NetworkGraph.Builder builder, String scope, Convolution convolution, int from) {
        int x = builder.add(scope + ".conv", convolution, from);
        x = builder.add(scope + ".bn", new BatchNormalization(), x);
        return builder.add(scope + ".relu", new Activation(Activation.Function.RELU), x);
    }

    /** First values of the weights, in the order of the specification. */
    static Weights weights() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        FirstValues.put(tensors, "block1.conv.weight", 32, 1, 3, 3);
        FirstValues.put(tensors, "block2.conv.weight", 64, 32, 3, 3);
        FirstValues.put(tensors, "block3.conv.weight", 64, 64, 3, 3);
        FirstValues.put(tensors, "head.fc.weight", 10, 64);
        return new Weights(tensors);
    }
}
