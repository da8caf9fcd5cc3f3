package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Traces that plotly counts or sums up itself (histograms, boxes), counted and summed up here instead. */
final class Summed {
    private Summed() {}

    /** Bars, boxes or cells instead of single values; any other trace as it is. */
    static ObjectNode of(ObjectNode trace) {
        return switch (trace.path("type").asText()) {
            case "histogram" -> Histogram.bars(trace);
            case "histogram2d", "histogram2dcontour" -> Histogram.cells(trace);
            case "box", "violin" -> trace.has("q1") ? trace : Quartiles.of(trace);
            default -> trace;
        };
    }

    /** A trace with the look and the name of another. */
    static ObjectNode like(ObjectNode trace, String type) {
        ObjectNode other = trace.objectNode().put("type", type);
        for (String kept : new String[] {"name", "marker", "opacity", "showlegend", "xaxis", "yaxis", "visible"}) {
            JsonNode value = trace.get(kept);
            if (value != null) {
                other.set(kept, value);
            }
        }
        return other;
    }
}
