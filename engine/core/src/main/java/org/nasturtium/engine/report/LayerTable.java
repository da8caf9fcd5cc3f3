package org.nasturtium.engine.report;

import org.nasturtium.engine.graph.NetworkGraph;
import tech.tablesaw.api.Table;

/** The layers of a network as a table: output shape, parameters, multiply-accumulates, memory, and a total line. */
public final class LayerTable {
    private LayerTable() {}

    public static Table of(NetworkGraph graph) {
        throw new UnsupportedOperationException("skeleton");
    }
}
