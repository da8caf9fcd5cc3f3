package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.space.block.Layers;

/** A pooling of {@code size x size} with that stride, the width unchanged. */
public record PoolReduction(Pooling.Kind kind, int size) implements Reduction {
    @Override
    public int build(Layers layers, String scope, int from) {
        return layers.add(scope, new Pooling(kind, size, size, 0), from);
    }
}
