package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.graph.Zero;
import org.nasturtium.engine.space.block.Layers;

/** No connection: it adds nothing to a sum. */
record NoOperation() implements CellOperation {
    @Override
    public String word() {
        return "none";
    }

    @Override
    public int build(Layers layers, String scope, int from) {
        return layers.add(scope, new Zero(layers.shape(from)));
    }

    @Override
    public boolean isNothing() {
        return true;
    }
}
