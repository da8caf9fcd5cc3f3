package org.nasturtium.engine.space.cell;

import org.nasturtium.engine.space.block.Layers;

/** What an edge of a cell may compute; a map comes out with the size and the channels that went in. */
public interface CellOperation {
    /** The word of the DSL: {@code conv3x3}. */
    String word();

    /** Adds its primitives behind a node; returns the last one. */
    int build(Layers layers, String scope, int from);

    /** Whether it gives nothing, so that a sum leaves it out. */
    default boolean isNothing() {
        return false;
    }
}
