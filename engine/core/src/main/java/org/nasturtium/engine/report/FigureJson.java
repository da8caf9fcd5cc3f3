package org.nasturtium.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A jsplot figure as clean plotly JSON, {@code {"data": [...], "layout": {...}}}.
 *
 * <p>jsplot writes JavaScript for an old plotly: numbers as strings, NaN as a word, titles as plain text, names escaped
 * as HTML. This reads it leniently and sets that right; what the figure leaves open gets the look of a page that may be
 * light or dark. A figure of very many points is drawn from some of them, which its subtitle says.
 */
public final class FigureJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int POINTS = 20_000;
    private static final int POINTS_OF_A_TRACE = 10_000;
    private static final int FEWEST = 200;

    private FigureJson() {}

    /** The figure as a tree. */
    public static ObjectNode tree(Figure figure) {
        ObjectNode tree = JSON.createObjectNode();
        ArrayNode data = tree.putArray("data");
        Trace[] traces = figure.getTraces() == null ? new Trace[0] : figure.getTraces();
        int limit = Math.min(POINTS_OF_A_TRACE, Math.max(FEWEST, POINTS / Math.max(1, traces.length)));
        String thinned = "";
        for (int k = 0; k < traces.length; k++) {
            TraceReader reader = new TraceReader(limit);
            ObjectNode trace = PlotlyNormalization.trace(reader.read(traces[k].asJavascript(k)));
            if (reader.step() > 1) {
                thinned = String.format(
                        Locale.ROOT, "drawn: 1 in %d of up to %,d points a trace", reader.step(), reader.points());
            }
            data.add(reader.step() == 1 && reader.points() > limit ? Summed.of(trace) : trace);
        }
        Layout layout = figure.getLayout();
        ObjectNode look = PlotlyNormalization.layout(
                layout == null
                        ? JSON.createObjectNode()
                        : new TraceReader(Integer.MAX_VALUE).read(layout.asJavascript()));
        if (!thinned.isEmpty()) {
            look.withObject("/title").putObject("subtitle").put("text", thinned);
        }
        tree.set("layout", look);
        return tree;
    }

    /** The figure as text that may stand inside a script element: {@code <} is written as its escape. */
    public static String of(Figure figure) {
        return text(tree(figure));
    }

    /**
     * The figure as plotly is given it: names and categories, which are data, with their {@code <} escaped, since plotly
     * reads tags in them; titles and hover texts keep the tags that a person may have meant.
     */
    public static ObjectNode forPlotly(Figure figure) {
        return forPlotly(tree(figure));
    }

    static ObjectNode forPlotly(ObjectNode tree) {
        ObjectNode copy = tree.deepCopy();
        for (JsonNode each : copy.path("data")) {
            ObjectNode trace = (ObjectNode) each;
            if (trace.has("name")) {
                trace.put("name", escaped(trace.path("name").asText()));
            }
            for (String list : new String[] {"x", "y", "labels"}) {
                if (trace.get(list) instanceof ArrayNode all) {
                    for (int k = 0; k < all.size(); k++) {
                        if (all.get(k).isTextual()) {
                            all.set(k, escaped(all.get(k).asText()));
                        }
                    }
                }
            }
        }
        return copy;
    }

    private static String escaped(String text) {
        return text.replace("<", "&lt;");
    }

    static String text(JsonNode tree) {
        try {
            return JSON.writeValueAsString(tree)
                    .replace("<", "\\u003c")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON can be written", impossible);
        }
    }
}
