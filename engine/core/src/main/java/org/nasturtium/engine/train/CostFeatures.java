package org.nasturtium.engine.train;

import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.Pooling;

/** What a training step has to do, counted by kind of operation: what its time is a sum of. */
enum CostFeatures {
    /** Multiply-accumulates of kernels larger than 1x1. */
    CONVOLUTION(0, 4e-11),
    /** Multiply-accumulates of 1x1 kernels. */
    POINTWISE(1, 6e-11),
    /** Multiply-accumulates of grouped and depthwise kernels, which are bound by memory. */
    DEPTHWISE(2, 6e-10),
    /** Multiply-accumulates of full connections. */
    LINEAR(3, 1e-10),
    /** Bytes normalised. */
    NORMALIZATION(4, 1.5e-10),
    /** Bytes pooled. */
    POOLING(5, 2e-10),
    /** Bytes put out by everything else. */
    ELEMENTWISE(6, 1.5e-10),
    /** Nodes that run, whatever their size. */
    NODES(7, 2e-5),
    /** Parameters that the optimiser updates. */
    PARAMETERS(8, 2e-9);

    /** Where it stands among the counts. */
    final int index;

    /** Seconds a unit on some processor: only the ratios matter, until measurements tell better. */
    final double usualSeconds;

    CostFeatures(int index, double usualSeconds) {
        this.index = index;
        this.usualSeconds = usualSeconds;
    }

    /** Counts one training step, in the order of these kinds. */
    static double[] ofStep(NetworkGraph graph, int batch) {
        double[] counts = new double[values().length];
        for (Node node : graph.liveNodes()) {
            if (node.id() > 0) {
                CostFeatures kind = kind(node.operation());
                counts[kind.index] += batch * amount(graph, node, kind);
                counts[NODES.index]++;
            }
        }
        counts[PARAMETERS.index] = graph.parameterCount();
        return counts;
    }

    private static CostFeatures kind(Operation operation) {
        if (operation instanceof Convolution convolution) {
            return convolution.groups() > 1 ? DEPTHWISE : convolution.kernel() == 1 ? POINTWISE : CONVOLUTION;
        }
        if (operation instanceof Linear) {
            return LINEAR;
        }
        if (operation instanceof BatchNormalization) {
            return NORMALIZATION;
        }
        return operation instanceof Pooling || operation instanceof GlobalAveragePooling ? POOLING : ELEMENTWISE;
    }

    private static double amount(NetworkGraph graph, Node node, CostFeatures kind) {
        return switch (kind) {
            case CONVOLUTION, POINTWISE, DEPTHWISE, LINEAR -> node.operation().macs(graph.inputShapes(node));
            case POOLING -> (double) graph.inputShapes(node).get(0).elements() * Float.BYTES;
            default -> (double) node.shape().elements() * Float.BYTES;
        };
    }
}
