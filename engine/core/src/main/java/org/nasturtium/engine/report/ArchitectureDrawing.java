package org.nasturtium.engine.report;

import org.nasturtium.engine.graph.NetworkGraph;

/** A network as a picture (SVG): blocks by kind and width, cells as cells, shapes when the pointer rests on a block. */
public final class ArchitectureDrawing {
    private ArchitectureDrawing() {}

    public static String svg(NetworkGraph graph) {
        throw new UnsupportedOperationException("skeleton");
    }
}
