package org.nasturtium.engine.space.cell;

/** How a cell's nodes become its output. */
public enum Join {
    /** The last node; a node is the sum of its edges (NAS-Bench-201). */
    SUM,
    /** All nodes but the input side by side, then ReLU, 1x1 convolution, batch norm back to the cell's width. */
    CONCAT
}
