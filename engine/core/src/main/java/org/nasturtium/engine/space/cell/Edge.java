package org.nasturtium.engine.space.cell;

import java.util.ArrayList;
import java.util.List;

/** One edge of a cell, from a node to a later one. */
record Edge(int from, int to) {
    /** {@code edge0-1}. */
    String name() {
        return "edge" + from + "-" + to;
    }

    /** Whether no other edge arrives where this one does after it. */
    boolean isLast() {
        return from == to - 1;
    }

    /** Every node with every later one, in the order of NAS-Bench-201's text: by target, then by source. */
    static List<Edge> dense(int nodes) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                edges.add(new Edge(from, to));
            }
        }
        return edges;
    }
}
