package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.HashMap;
import java.util.Map;

/** The bars of one trace in a still picture: side by side with other traces, or on top of them. */
final class PlotBars {
    private static final double THICKEST = 42;

    private final JsonNode figure;
    private final int index;
    private final JsonNode trace;
    private final boolean horizontal;
    private final PlotScale along;
    private final PlotScale length;

    PlotBars(JsonNode figure, int index, PlotScale x, PlotScale y) {
        this.figure = figure;
        this.index = index;
        this.trace = figure.path("data").path(index);
        this.horizontal = isHorizontal(trace);
        this.along = horizontal ? y : x;
        this.length = horizontal ? x : y;
    }

    static boolean isHorizontal(JsonNode trace) {
        return trace.path("orientation").asText().equals("h");
    }

    static boolean isStacked(JsonNode figure) {
        String mode = figure.path("layout").path("barmode").asText();
        return mode.equals("stack") || mode.equals("relative");
    }

    String svg() {
        boolean overlay = isStacked(figure)
                || figure.path("layout").path("barmode").asText().equals("overlay");
        int beside = 0;
        int before = 0;
        for (int k = 0; k < figure.path("data").size(); k++) {
            if (figure.path("data").path(k).path("type").asText().equals("bar")) {
                beside++;
                before += k < index ? 1 : 0;
            }
        }
        double unit = along.unit() * trace.path("width").asDouble(smallestGap());
        double room = trace.has("width") ? Math.max(1, unit - 1) : Math.max(1, Math.min(0.8 * unit, THICKEST * beside));
        double thick = overlay ? Math.min(room, THICKEST) : room / beside;
        if (trace.has("width")) {
            thick = room;
        }
        double shift = overlay || trace.has("width") ? 0 : (before - (beside - 1) / 2.0) * thick;
        String paint = "fill=\"" + PlotPaint.color(trace, index) + "\"" + opacity();
        Map<String, Double> below = isStacked(figure) ? below() : Map.of();
        StringBuilder svg = new StringBuilder();
        JsonNode values = trace.path(horizontal ? "x" : "y");
        JsonNode places = trace.path(horizontal ? "y" : "x");
        for (int k = 0; k < values.size(); k++) {
            double middle = along.place(places.isMissingNode() ? IntNode.valueOf(k) : places.path(k)) + shift;
            double from = below.getOrDefault(places.path(k).asText(), 0.0);
            double value = values.path(k).isNumber() ? values.path(k).asDouble() : Double.NaN;
            if (Double.isNaN(middle) || !length.shows(from + value)) {
                continue;
            }
            double zero =
                    length.kind() == PlotScale.Kind.LOG ? length.start() : length.pixel(Math.max(from, length.from()));
            double tip = length.pixel(from + value);
            double start = Math.min(zero, tip);
            double extent = Math.abs(tip - zero);
            svg.append(
                    horizontal
                            ? PlotPaint.rect(start, middle - thick / 2, extent, thick, paint)
                            : PlotPaint.rect(middle - thick / 2, start, thick, extent, paint));
        }
        return svg.toString();
    }

    /** The least distance of two bars on an axis of numbers: seconds of a day, or one. */
    private double smallestGap() {
        if (along.kind() != PlotScale.Kind.DATE) {
            return 1;
        }
        JsonNode places = trace.path(horizontal ? "y" : "x");
        double least = Double.POSITIVE_INFINITY;
        for (int k = 1; k < places.size(); k++) {
            double gap = Math.abs(places.path(k).asDouble() - places.path(k - 1).asDouble());
            least = gap > 0 ? Math.min(least, gap) : least;
        }
        return Double.isInfinite(least) ? 86_400 : least;
    }

    private String opacity() {
        double opacity = trace.path("marker")
                .path("opacity")
                .asDouble(trace.path("opacity").asDouble(1));
        return opacity < 1 ? " opacity=\"" + SvgText.at(opacity) + "\"" : "";
    }

    private Map<String, Double> below() {
        return below(figure, index);
    }

    /** How high the traces before one reach at each place. */
    static Map<String, Double> below(JsonNode figure, int index) {
        Map<String, Double> sums = new HashMap<>();
        for (int k = 0; k < index; k++) {
            JsonNode other = figure.path("data").path(k);
            if (other.path("type").asText().equals("bar")) {
                JsonNode values = other.path(isHorizontal(other) ? "x" : "y");
                JsonNode places = other.path(isHorizontal(other) ? "y" : "x");
                for (int i = 0; i < values.size(); i++) {
                    sums.merge(places.path(i).asText(), values.path(i).asDouble(), Double::sum);
                }
            }
        }
        return sums;
    }
}
