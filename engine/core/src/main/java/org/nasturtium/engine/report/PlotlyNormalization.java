package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Turns what jsplot wrote into what plotly 3 understands, and fills in the look that a figure leaves open. */
final class PlotlyNormalization {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    /** Texts of jsplot's templates, which are escaped as HTML; data is not. */
    private static final Set<String> ESCAPED = Set.of("name", "title", "tickprefix", "ticksuffix");

    private static final Set<String> COORDINATES =
            Set.of("x", "y", "z", "size", "range", "values", "open", "high", "low", "close");
    private static final Set<String> WORDS_THAT_ARE_VALUES =
            Set.of("opacity", "autorange", "dtick", "nticks", "tick0", "scaleratio");
    private static final String GRID = "rgba(128,128,128,0.22)";
    private static final String INK = SvgText.INK;

    private PlotlyNormalization() {}

    static ObjectNode trace(ObjectNode trace) {
        ObjectNode clean = (ObjectNode) clean("", trace);
        if (clean.path("type").asText().equals("heatmap") && !clean.has("colorscale")) {
            ArrayNode scale = clean.putArray("colorscale");
            scale.addArray().add(0).add("#eef3fa");
            scale.addArray().add(1).add("#1f5fae");
            clean.put("texttemplate", "%{z}");
            clean.put("xgap", 1);
            clean.put("ygap", 1);
        }
        if (clean.path("name").asText().isEmpty()) {
            clean.remove("name");
        }
        return clean;
    }

    static ObjectNode layout(ObjectNode layout) {
        ObjectNode clean = (ObjectNode) clean("", layout);
        clean.putIfAbsent("paper_bgcolor", JSON.textNode("rgba(0,0,0,0)"));
        clean.putIfAbsent("plot_bgcolor", JSON.textNode("rgba(0,0,0,0)"));
        clean.putIfAbsent("font", JSON.objectNode().put("color", INK));
        clean.putIfAbsent(
                "modebar",
                JSON.objectNode()
                        .put("bgcolor", "rgba(0,0,0,0)")
                        .put("color", "rgba(128,128,128,0.6)")
                        .put("activecolor", Figures.ORANGE));
        ArrayNode colors = JSON.arrayNode();
        Figures.SERIES.forEach(colors::add);
        clean.putIfAbsent("colorway", colors);
        clean.putIfAbsent("hovermode", JSON.textNode("closest"));
        clean.putIfAbsent(
                "legend",
                JSON.objectNode()
                        .put("orientation", "h")
                        .put("x", 0)
                        .put("y", 1.02)
                        .put("yanchor", "bottom"));
        if (!clean.has("scene")) {
            // an axis that jsplot leaves out gets the same look
            clean.putIfAbsent("xaxis", JSON.objectNode());
            clean.putIfAbsent("yaxis", JSON.objectNode());
        }
        titled(clean);
        if (clean.get("title") instanceof ObjectNode title && !title.has("x")) {
            title.put("x", 0)
                    .put("xref", "paper")
                    .put("xanchor", "left")
                    .put("y", 0.95)
                    .put("yanchor", "middle");
            title.putIfAbsent("font", JSON.objectNode().put("size", 15));
        }
        List<String> names = new ArrayList<>();
        clean.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            if (name.matches("[xy]axis\\d*") && clean.get(name) instanceof ObjectNode axis) {
                axis(axis);
            }
        }
        return clean;
    }

    private static void axis(ObjectNode axis) {
        titled(axis);
        axis.putIfAbsent("gridcolor", JSON.textNode(GRID));
        axis.putIfAbsent("zerolinecolor", JSON.textNode(GRID));
        axis.putIfAbsent("linecolor", JSON.textNode(INK));
        axis.putIfAbsent("automargin", JSON.booleanNode(true));
        if (axis.path("tickmode").asText().equals("linear") && !axis.has("dtick")) {
            axis.remove("tickmode");
        }
    }

    /** Plotly 3 shows a title only as {@code {text: ...}}. */
    private static void titled(ObjectNode owner) {
        JsonNode title = owner.get("title");
        if (title != null && title.isTextual()) {
            owner.set("title", JSON.objectNode().put("text", title.asText()));
        }
        JsonNode font = owner.remove("titlefont");
        if (font != null && owner.get("title") instanceof ObjectNode object) {
            object.set("font", font);
        }
    }

    private static JsonNode clean(String name, JsonNode node) {
        if (node instanceof ObjectNode object) {
            ObjectNode clean = JSON.objectNode();
            object.properties().forEach(field -> clean.set(field.getKey(), clean(field.getKey(), field.getValue())));
            return clean;
        }
        if (node instanceof ArrayNode array) {
            return COORDINATES.contains(name) ? coordinates(array) : texts(array);
        }
        if (node.isNumber()) {
            return number(node.doubleValue());
        }
        if (ESCAPED.contains(name)) {
            return JSON.textNode(unescape(node.asText()));
        }
        if (WORDS_THAT_ARE_VALUES.contains(name)) {
            return value(node);
        }
        return node;
    }

    private static ArrayNode texts(ArrayNode array) {
        ArrayNode clean = JSON.arrayNode();
        array.forEach(element -> clean.add(clean("", element)));
        return clean;
    }

    /** All numbers, or left alone as categories. */
    private static ArrayNode coordinates(ArrayNode array) {
        ArrayNode numbers = JSON.arrayNode();
        for (JsonNode element : array) {
            if (element instanceof ArrayNode row) {
                numbers.add(coordinates(row));
            } else if (isNumber(element)) {
                numbers.add(number(element.isTextual() ? Double.parseDouble(element.asText()) : element.doubleValue()));
            } else if (element.isNull() || element.asText().equals("null")) {
                numbers.addNull();
            } else {
                return array;
            }
        }
        return numbers;
    }

    private static JsonNode value(JsonNode node) {
        String text = node.asText();
        if (text.equals("true") || text.equals("false")) {
            return JSON.booleanNode(text.equals("true"));
        }
        return isNumber(node) ? number(Double.parseDouble(text)) : node;
    }

    private static JsonNode number(double value) {
        if (!Double.isFinite(value)) {
            return JSON.nullNode();
        }
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? JSON.numberNode((long) value)
                : JSON.numberNode(value);
    }

    private static boolean isNumber(JsonNode node) {
        return node.isNumber()
                || (node.isTextual()
                        && node.asText().matches("[-+]?(\\d+\\.?\\d*([eE][-+]?\\d+)?|\\.\\d+|NaN|Infinity)"));
    }

    private static String unescape(String html) {
        return html.replace("&#39;", "'")
                .replace("&#x27;", "'")
                .replace("&quot;", "\"")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
