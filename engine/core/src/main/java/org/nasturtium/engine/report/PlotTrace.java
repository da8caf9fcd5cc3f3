package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;

/** One trace of a still picture: points, lines and areas here, other kinds by {@link PlotBars}, {@link PlotCells}, {@link PlotBoxes}. */
final class PlotTrace {
    /** From so many circles on they become one path, which is a tenth of the size. */
    private static final int MANY = 150;

    private final JsonNode trace;
    private final int index;
    private final PlotScale x;
    private final PlotScale y;
    private final StringBuilder svg = new StringBuilder();

    private PlotTrace(JsonNode trace, int index, PlotScale x, PlotScale y) {
        this.trace = trace;
        this.index = index;
        this.x = x;
        this.y = y;
    }

    static String svg(JsonNode figure, int index, PlotScale x, PlotScale y) {
        JsonNode trace = figure.path("data").path(index);
        return switch (trace.path("type").asText("scatter")) {
            case "bar" -> new PlotBars(figure, index, x, y).svg();
            case "heatmap" -> PlotCells.svg(trace, x, y);
            case "box" -> PlotBoxes.quartiles(trace, index, x, y);
            case "candlestick", "ohlc" -> PlotBoxes.prices(trace, x, y);
            default -> new PlotTrace(trace, index, x, y).points();
        };
    }

    private String points() {
        String mode = trace.path("mode").asText("lines");
        if (!trace.path("fill").asText("none").equals("none")) {
            area();
        }
        if (mode.contains("lines")) {
            line();
        }
        if (mode.contains("markers")) {
            markers();
        }
        return svg.toString();
    }

    private int count() {
        return trace.path("y").size();
    }

    private double px(int k) {
        return x.place(
                trace.path("x").isMissingNode()
                        ? IntNode.valueOf(k)
                        : trace.path("x").path(k));
    }

    private double py(int k) {
        return y.place(trace.path("y").path(k));
    }

    private void area() {
        StringBuilder path = new StringBuilder();
        double last = Double.NaN;
        String ground = SvgText.at(
                y.pixel(y.kind() == PlotScale.Kind.LINEAR ? Math.max(y.from(), Math.min(0, y.to())) : y.from()));
        for (int k = 0; k < count(); k++) {
            if (!Double.isNaN(px(k)) && !Double.isNaN(py(k))) {
                path.append(path.length() == 0 ? "M" + SvgText.at(px(k)) + " " + ground : "");
                path.append("L").append(SvgText.at(px(k))).append(" ").append(SvgText.at(py(k)));
                last = px(k);
            }
        }
        if (path.length() > 0) {
            svg.append("<path d=\"" + path + "L" + SvgText.at(last) + " " + ground + "z\" fill=\""
                    + PlotPaint.color(trace, index) + "\" fill-opacity=\"0.4\"/>\n");
        }
    }

    private void line() {
        String shape = trace.path("line").path("shape").asText("linear");
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int k = 0; k < count(); k++) {
            double px = px(k);
            double py = py(k);
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
            svg.append("<path d=\"" + path + "\" " + PlotPaint.stroke(trace, index) + "/>\n");
        }
    }

    private void markers() {
        JsonNode marker = trace.path("marker");
        String opacity = marker.path("opacity").asText(trace.path("opacity").asText("1"));
        String symbol = marker.path("symbol").asText("circle");
        String color = PlotPaint.color(trace, index);
        boolean alike = count() > MANY
                && symbol.equals("circle")
                && !marker.path("size").isArray();
        StringBuilder dots = new StringBuilder();
        for (int k = 0; k < count(); k++) {
            double px = px(k);
            double py = py(k);
            if (Double.isNaN(px) || Double.isNaN(py)) {
                continue;
            }
            if (alike) {
                dots.append("M")
                        .append(SvgText.at(px))
                        .append(" ")
                        .append(SvgText.at(py))
                        .append("h0");
            } else {
                svg.append(PlotSymbol.svg(symbol, px, py, size(marker.path("size"), k), color, opacity));
            }
        }
        if (dots.length() > 0) {
            svg.append("<path d=\"" + dots + "\" stroke=\"" + color + "\" stroke-opacity=\"" + Markup.escape(opacity)
                    + "\" stroke-linecap=\"round\" stroke-width=\""
                    + SvgText.at(marker.path("size").asDouble(7)) + "\"/>\n");
        }
    }

    private static double size(JsonNode sizes, int k) {
        return Math.max(0, sizes.isArray() ? sizes.path(k).asDouble() : sizes.asDouble(7));
    }
}
