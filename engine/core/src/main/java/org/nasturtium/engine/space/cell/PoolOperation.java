package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.block.Layers;

/** Pooling with stride 1 that keeps the size; padding is not counted. */
record PoolOperation(String word, Pooling.Kind kind, int kernel) implements CellOperation {
    @Override
    public int build(Layers layers, String scope, int from) {
        return layers.add(scope, new Pooling(kind, kernel, 1, kernel / 2), from);
    }
}
