package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.block.Layers;

/** ReLU, convolution, batch normalization. */
record ConvOperation(String word, int kernel, int dilation) implements CellOperation {
    @Override
    public int build(Layers layers, String scope, int from) {
        int channels = layers.shape(from).channels();
        int padding = dilation * (kernel - 1) / 2;
        int node = layers.activate(scope + ".relu", "relu", from);
        node = layers.add(scope, new Convolution(channels, kernel, 1, padding, dilation, 1, false), node);
        return layers.normalize(scope + ".batchNorm", node);
    }
}
