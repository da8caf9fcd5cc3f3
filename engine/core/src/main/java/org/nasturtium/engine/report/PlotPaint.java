package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Colours, strokes and legend marks of traces in a still picture. */
final class PlotPaint {
    private PlotPaint() {}

    static String series(int index) {
        return Figures.SERIES.get(index % Figures.SERIES.size());
    }

    static String color(JsonNode trace, int index) {
        String markers = trace.path("marker").path("color").asText();
        String own = trace.path("line").path("color").asText(markers);
        String chosen = trace.path("mode").asText().equals("markers") || own.isEmpty() ? markers : own;
        return chosen.isEmpty() ? series(index) : Markup.escape(chosen);
    }

    static String stroke(JsonNode trace, int index) {
        String dash = trace.path("line").path("dash").asText("solid");
        return "fill=\"none\" stroke=\"" + color(trace, index) + "\" stroke-width=\""
                + SvgText.at(trace.path("line").path("width").asDouble(2)) + "\" stroke-linejoin=\"round\""
                + (dash.equals("solid") ? "" : " stroke-dasharray=\"" + (dash.equals("dot") ? "2 4" : "7 5") + "\"");
    }

    /** The trace's mark in a legend. */
    static String swatch(JsonNode data, int index, double x, double y) {
        JsonNode trace = data.get(index);
        String type = trace.path("type").asText("scatter");
        if (!type.startsWith("scatter")) {
            return "<rect x=\"" + SvgText.at(x + 6) + "\" y=\"" + SvgText.at(y - 5)
                    + "\" width=\"12\" height=\"10\" fill=\"" + color(trace, index) + "\"/>\n";
        }
        String mode = trace.path("mode").asText("lines");
        String line = mode.contains("lines")
                ? "<path d=\"M" + SvgText.at(x) + " " + SvgText.at(y) + "h22\" " + stroke(trace, index) + "/>\n"
                : "";
        return mode.contains("markers")
                ? line
                        + PlotSymbol.svg(
                                trace.path("marker").path("symbol").asText(), x + 11, y, 8, color(trace, index), "1")
                : line;
    }

    static String rect(double left, double top, double width, double height, String paint) {
        return "<rect x=\"" + SvgText.at(left) + "\" y=\"" + SvgText.at(top) + "\" width=\"" + SvgText.at(width)
                + "\" height=\"" + SvgText.at(height) + "\" " + paint + "/>\n";
    }
}
