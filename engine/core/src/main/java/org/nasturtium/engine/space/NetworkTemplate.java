package org.nasturtium.engine.space;

import java.util.List;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;

/** Turns an architecture into a network: the part of a space that knows layers. */
public interface NetworkTemplate {
    /** The decisions that it reads, as a tree. */
    List<Decision> decisions();

    /**
     * Expands blocks and cells into primitives.
     *
     * @param input shape of the data; checked against the space's own `input` where it has one
     * @param outputs numbers to put out: classes, or 1
     * @throws ShapeMismatch if a layer cannot be: both layers, both shapes
     */
    NetworkGraph decode(Architecture architecture, Shape input, int outputs);
}
