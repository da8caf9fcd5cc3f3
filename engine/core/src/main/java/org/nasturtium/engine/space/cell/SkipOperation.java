package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.space.block.Layers;

/** The input as it is. */
record SkipOperation() implements CellOperation {
    @Override
    public String word() {
        return "skip";
    }

    @Override
    public int build(Layers layers, String scope, int from) {
        return from;
    }
}
