package org.nasturtium.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * A jsplot figure as clean plotly JSON, {@code {"data": [...], "layout": {...}}}.
 *
 * <p>jsplot writes JavaScript for an old plotly: numbers as strings, NaN as a word, titles as plain text, names escaped
 * as HTML. This reads it leniently and sets that right; what the figure leaves open gets the look of a page that may be
 * light or dark.
 */
public final class FigureJson {
    private static final JsonMapper LENIENT = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES,
                    JsonReadFeature.ALLOW_SINGLE_QUOTES,
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final Pattern TEMPLATE_TEXT = Pattern.compile("(?m)^(\\s*(?:name|title): ')([^']*)(',\\s*)$");

    private FigureJson() {}

    /** The figure as a tree. */
    public static ObjectNode tree(Figure figure) {
        ObjectNode tree = LENIENT.createObjectNode();
        ArrayNode data = tree.putArray("data");
        Trace[] traces = figure.getTraces() == null ? new Trace[0] : figure.getTraces();
        for (int k = 0; k < traces.length; k++) {
            data.add(PlotlyNormalization.trace(read(traces[k].asJavascript(k))));
        }
        Layout layout = figure.getLayout();
        tree.set(
                "layout",
                PlotlyNormalization.layout(layout == null ? LENIENT.createObjectNode() : read(layout.asJavascript())));
        return tree;
    }

    /** The figure as text that may stand inside a script element: {@code <} is written as its escape. */
    public static String of(Figure figure) {
        return text(tree(figure));
    }

    static String text(JsonNode tree) {
        try {
            return LENIENT.writeValueAsString(tree)
                    .replace("<", "\\u003c")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON can be written", impossible);
        }
    }

    /** Reads the one value of {@code var name = {...};}. */
    private static ObjectNode read(String javascript) {
        String value = javascript.substring(javascript.indexOf('{'));
        String quoted = TEMPLATE_TEXT
                .matcher(value)
                .replaceAll(match -> Matcher.quoteReplacement(
                        match.group(1) + match.group(2).replace("\\", "\\\\").replace("\n", "\\n") + match.group(3)));
        try {
            return LENIENT.readerFor(ObjectNode.class).readValue(quoted);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("figure cannot be read: " + unreadable.getOriginalMessage(), unreadable);
        }
    }
}
