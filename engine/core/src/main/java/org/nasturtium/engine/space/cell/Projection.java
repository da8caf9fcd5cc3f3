package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.space.block.Layers;

/** ReLU, 1x1 convolution, batch normalization: another width for a map. */
final class Projection {
    private Projection() {}

    static int build(Layers layers, String scope, int from, int channels, int stride) {
        int node = layers.activate(scope + ".relu", "relu", from);
        node = layers.add(scope, Convolution.same(channels, 1, stride, false), node);
        return layers.normalize(scope + ".batchNorm", node);
    }
}
