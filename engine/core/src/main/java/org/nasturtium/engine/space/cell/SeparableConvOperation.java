package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.block.Layers;

/** ReLU, a convolution of each channel alone, a 1x1 convolution, batch normalization. */
record SeparableConvOperation(String word, int kernel) implements CellOperation {
    @Override
    public int build(Layers layers, String scope, int from) {
        int channels = layers.shape(from).channels();
        int node = layers.activate(scope + ".relu", "relu", from);
        node = layers.add(scope + ".depthwise", Convolution.depthwise(channels, kernel, 1), node);
        node = layers.add(scope + ".pointwise", Convolution.same(channels, 1, 1, false), node);
        return layers.normalize(scope + ".batchNorm", node);
    }
}
