package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Points of three coordinates as a still picture: seen from above one corner, with the edges of their box. */
final class DepthPicture {
    private static final double COS = Math.cos(Math.PI / 6);
    private static final double SIN = Math.sin(Math.PI / 6);
    private static final List<String> AXES = List.of("x", "y", "z");

    private final JsonNode figure;
    private final double cx;
    private final double cy;
    private final double unit;
    private final double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    private final double[] most = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};

    DepthPicture(JsonNode figure, double width, double top, double bottom) {
        this.figure = figure;
        this.unit = (bottom - top) / 2.1;
        this.cx = width / 2;
        this.cy = top + 1.03 * unit;
        for (JsonNode trace : figure.path("data")) {
            for (int axis = 0; axis < 3; axis++) {
                for (JsonNode value : trace.path(AXES.get(axis))) {
                    if (value.isNumber()) {
                        least[axis] = Math.min(least[axis], value.asDouble());
                        most[axis] = Math.max(most[axis], value.asDouble());
                    }
                }
            }
        }
    }

    String svg() {
        StringBuilder svg = new StringBuilder("<path d=\"");
        // the three walls behind the points
        svg.append(polygon(0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 1, 0));
        svg.append(polygon(0, 0, 0, 0, 0, 1, 1, 0, 1, 1, 0, 0));
        svg.append(polygon(0, 0, 0, 0, 0, 1, 0, 1, 1, 0, 1, 0));
        svg.append("\" fill=\"none\" stroke=\"#808080\" stroke-opacity=\"0.4\"/>\n");
        label(svg, 0, 0.5, 1.12, 0);
        label(svg, 1, 1.12, 0.5, 0);
        label(svg, 2, 0, 1.12, 0.5);
        JsonNode data = figure.path("data");
        for (int k = 0; k < data.size(); k++) {
            points(svg, data.path(k), k);
        }
        return svg.toString();
    }

    private void points(StringBuilder svg, JsonNode trace, int index) {
        JsonNode marker = trace.path("marker");
        for (int k = 0; k < trace.path("z").size(); k++) {
            double[] at = new double[3];
            for (int axis = 0; axis < 3; axis++) {
                JsonNode value = trace.path(AXES.get(axis)).path(k);
                double range = most[axis] - least[axis];
                at[axis] = value.isNumber() ? range > 0 ? (value.asDouble() - least[axis]) / range : 0.5 : Double.NaN;
            }
            if (!Double.isNaN(at[0] + at[1] + at[2])) {
                svg.append(PlotSymbol.svg(
                        "circle",
                        px(at[0], at[1]),
                        py(at[0], at[1], at[2]),
                        marker.path("size").asDouble(7),
                        PlotPaint.color(trace, index),
                        "0.75"));
            }
        }
    }

    private void label(StringBuilder svg, int axis, double x, double y, double z) {
        if (least[axis] <= most[axis]) {
            JsonNode title = figure.path("layout")
                    .path("scene")
                    .path(AXES.get(axis) + "axis")
                    .path("title");
            String name =
                    title.isTextual() ? title.asText() : title.path("text").asText(AXES.get(axis));
            svg.append(SvgText.text(
                    px(x, y),
                    py(x, y, z) + 6,
                    "middle",
                    12,
                    "",
                    name + " " + Numbers.significant(least[axis]) + " … " + Numbers.significant(most[axis])));
        }
    }

    private double px(double x, double y) {
        return cx + (x - y) * COS * unit;
    }

    private double py(double x, double y, double z) {
        return cy + (x + y) * SIN * unit - z * unit;
    }

    private String polygon(double... corners) {
        StringBuilder path = new StringBuilder();
        for (int k = 0; k < corners.length; k += 3) {
            path.append(k == 0 ? "M" : "L")
                    .append(SvgText.at(px(corners[k], corners[k + 1])))
                    .append(" ")
                    .append(SvgText.at(py(corners[k], corners[k + 1], corners[k + 2])));
        }
        return path.append("z").toString();
    }
}
