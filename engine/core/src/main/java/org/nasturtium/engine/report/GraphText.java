package org.nasturtium.engine.report;

import org.nasturtium.engine.graph.NetworkGraph;

/** A network as a few lines of text, repeated parts told once. */
public final class GraphText {
    private GraphText() {}

    public static String of(NetworkGraph graph) {
        throw new UnsupportedOperationException("skeleton");
    }
}
