package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** One trace of a static picture: points and lines, bars, or a heat map. */
final class PlotTrace {
    private final JsonNode trace;
    private final int index;
    private final PlotScale x;
    private final PlotScale y;
    private final StringBuilder svg = new StringBuilder();

    PlotTrace(JsonNode data, int index, PlotScale x, PlotScale y) {
        this.trace = data.get(index);
        this.index = index;
        this.x = x;
        this.y = y;
    }

    String svg() {
        switch (trace.path("type").asText("scatter")) {
            case "bar" -> bars();
            case "heatmap" -> cells();
            default -> {
                String mode = trace.path("mode").asText("lines");
                if (mode.contains("lines")) {
                    line();
                }
                if (mode.contains("markers")) {
                    markers();
                }
            }
        }
        return svg.toString();
    }

    /** The trace's mark in a legend. */
    static String swatch(JsonNode data, int index, double x, double y) {
        JsonNode trace = data.get(index);
        if (trace.path("type").asText().equals("bar")) {
            return "<rect x=\"" + SvgText.at(x + 6) + "\" y=\"" + SvgText.at(y - 5)
                    + "\" width=\"12\" height=\"10\" fill=\"" + color(trace, index) + "\"/>\n";
        }
        String mode = trace.path("mode").asText("lines");
        String stroke = mode.contains("lines")
                ? "<path d=\"M" + SvgText.at(x) + " " + SvgText.at(y) + "h22\" " + stroke(trace, index) + "/>\n"
                : "";
        return mode.contains("markers")
                ? stroke
                        + PlotSymbol.svg(
                                trace.path("marker").path("symbol").asText(),
                                x + 11,
                                y,
                                8,
                                color(trace, index),
                                "1",
                                "")
                : stroke;
    }

    private void line() {
        String shape = trace.path("line").path("shape").asText("linear");
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int k = 0; k < trace.path("y").size(); k++) {
            double px = place(x, trace.path("x").path(k));
            double py = place(y, trace.path("y").path(k));
            if (Double.isNaN(px) || Double.isNaN(py)) {
                drawing = false;
                continue;
            }
            if (drawing && shape.equals("hv")) {
                path.append("H").append(SvgText.at(px)).append("V").append(SvgText.at(py));
            } else if (drawing && shape.equals("vh")) {
                path.append("V").append(SvgText.at(py)).append("H").append(SvgText.at(px));
            } else {
                path.append(drawing ? "L" : "M")
                        .append(SvgText.at(px))
                        .append(" ")
                        .append(SvgText.at(py));
            }
            drawing = true;
        }
        if (path.length() > 0) {
            svg.append("<path d=\"")
                    .append(path)
                    .append("\" ")
                    .append(stroke(trace, index))
                    .append("/>\n");
        }
    }

    private void markers() {
        JsonNode marker = trace.path("marker");
        String opacity = marker.path("opacity").asText(trace.path("opacity").asText("1"));
        for (int k = 0; k < trace.path("y").size(); k++) {
            double px = place(x, trace.path("x").path(k));
            double py = place(y, trace.path("y").path(k));
            if (!Double.isNaN(px) && !Double.isNaN(py)) {
                svg.append(PlotSymbol.svg(
                        marker.path("symbol").asText(),
                        px,
                        py,
                        marker.path("size").asDouble(7),
                        color(trace, index),
                        opacity,
                        trace.path("text").path(k).asText()));
            }
        }
    }

    private void bars() {
        boolean horizontal = trace.path("orientation").asText().equals("h");
        PlotScale along = horizontal ? y : x;
        PlotScale length = horizontal ? x : y;
        double thick = Math.max(1, Math.min(0.8 * along.unit(), 42));
        double zero = length.pixel(Math.max(0, length.from()));
        for (int k = 0; k < trace.path("y").size(); k++) {
            double middle = place(along, trace.path(horizontal ? "y" : "x").path(k));
            double tip = place(length, trace.path(horizontal ? "x" : "y").path(k));
            if (Double.isNaN(middle) || Double.isNaN(tip)) {
                continue;
            }
            double from = Math.min(zero, tip);
            double extent = Math.abs(tip - zero);
            rect(
                    horizontal ? from : middle - thick / 2,
                    horizontal ? middle - thick / 2 : from,
                    horizontal ? extent : thick,
                    horizontal ? thick : extent,
                    color(trace, index),
                    trace.path(horizontal ? "y" : "x").path(k).asText() + ": "
                            + Numbers.significant(
                                    trace.path(horizontal ? "x" : "y").path(k).asDouble()));
        }
    }

    private void cells() {
        double most = 0;
        for (JsonNode row : trace.path("z")) {
            for (JsonNode value : row) {
                most = Math.max(most, value.asDouble());
            }
        }
        double size = Math.min(13, Math.min(x.unit() / 2.6, y.unit() / 1.8));
        for (int r = 0; r < trace.path("z").size(); r++) {
            for (int c = 0; c < trace.path("z").path(r).size(); c++) {
                JsonNode value = trace.path("z").path(r).path(c);
                double share = most > 0 ? value.asDouble() / most : 0;
                double px = x.pixel(c);
                double py = y.pixel(r);
                String names = trace.path("y").path(r).asText() + " as "
                        + trace.path("x").path(c).asText();
                rect(
                        px - x.unit() / 2 + 0.5,
                        py - y.unit() / 2 + 0.5,
                        x.unit() - 1,
                        y.unit() - 1,
                        shade(share),
                        names + ": " + value.asText());
                if (size >= 6 && !value.isNull()) {
                    String fill = "fill=\"" + (share > 0.45 ? "#ffffff" : share > 0 ? "#1d2733" : "#9aa4b1") + "\"";
                    svg.append(SvgText.text(px, py + size * 0.36, "middle", size, fill, value.asText()));
                }
            }
        }
    }

    private void rect(double left, double top, double width, double height, String fill, String title) {
        svg.append("<rect x=\"" + SvgText.at(left) + "\" y=\"" + SvgText.at(top) + "\" width=\"" + SvgText.at(width)
                + "\" height=\"" + SvgText.at(height) + "\" fill=\"" + fill + "\"><title>" + Markup.escape(title)
                + "</title></rect>\n");
    }

    /** From nearly white to deep blue; small counts are told from none. */
    private static String shade(double share) {
        double depth = share <= 0 ? 0 : 0.12 + 0.88 * Math.sqrt(share);
        int red = (int) Math.round(0xee + (0x1f - 0xee) * depth);
        int green = (int) Math.round(0xf3 + (0x5f - 0xf3) * depth);
        int blue = (int) Math.round(0xfa + (0xae - 0xfa) * depth);
        return String.format("#%02x%02x%02x", red, green, blue);
    }

    private static double place(PlotScale scale, JsonNode value) {
        if (scale.kind() == PlotScale.Kind.CATEGORY) {
            return scale.pixel(value.asText());
        }
        return value.isNumber() && scale.shows(value.asDouble()) ? scale.pixel(value.asDouble()) : Double.NaN;
    }

    private static String stroke(JsonNode trace, int index) {
        String dash = trace.path("line").path("dash").asText("solid");
        return "fill=\"none\" stroke=\"" + color(trace, index) + "\" stroke-width=\""
                + SvgText.at(trace.path("line").path("width").asDouble(2)) + "\" stroke-linejoin=\"round\""
                + (dash.equals("solid") ? "" : " stroke-dasharray=\"" + (dash.equals("dot") ? "2 4" : "7 5") + "\"");
    }

    private static String color(JsonNode trace, int index) {
        String own = trace.path("line")
                .path("color")
                .asText(trace.path("marker").path("color").asText());
        String markers = trace.path("marker").path("color").asText();
        String chosen = trace.path("mode").asText().equals("markers") || own.isEmpty() ? markers : own;
        return chosen.isEmpty() ? Figures.SERIES.get(index % Figures.SERIES.size()) : Markup.escape(chosen);
    }
}
