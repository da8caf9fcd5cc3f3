package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as a still picture for viewers without JavaScript: points, lines, areas, bars, histograms, boxes, heat maps,
 * pies, prices, points in space. Its greys and colours are read on a light and on a dark page.
 */
public final class FigureSvg {
    private static final int LEGEND_LINE = 20;

    private FigureSvg() {}

    public static String of(Figure figure) {
        return of(FigureJson.tree(figure));
    }

    static String of(ObjectNode plotly) {
        ObjectNode figure = StillTraces.of(plotly);
        JsonNode data = figure.path("data");
        JsonNode layout = figure.path("layout");
        int width = width(figure);
        int height = layout.path("height").asInt(Figures.HEIGHT);
        double left = layout.path("margin").path("l").asDouble(72);
        double right = width - layout.path("margin").path("r").asDouble(24);
        double top = layout.path("margin").path("t").asDouble(76);
        double bottom = height - layout.path("margin").path("b").asDouble(56);
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" " + SvgText.FONT
                + " fill=\"" + SvgText.INK + "\" role=\"img\">\n");
        String title = title(layout);
        svg.append("<title>").append(Markup.escape(title)).append("</title>\n");
        String unknown = StillTraces.unknown(data);
        String type = data.path(0).path("type").asText("scatter");
        if (data.isEmpty() || !unknown.isEmpty()) {
            String why = data.isEmpty() ? "no data" : "there is no still picture of a " + unknown;
            svg.append(SvgText.text((left + right) / 2, (top + bottom) / 2, "middle", 13, "", why));
        } else if (type.equals("pie")) {
            svg.append(PiePicture.svg(data.path(0), width, top, bottom));
        } else if (type.equals("scatter3d")) {
            svg.append(new DepthPicture(figure, width, top, bottom).svg());
            legend(svg, data, left, top - 14);
        } else {
            left = plot(svg, figure, left, right, top, bottom);
            legend(svg, data, left, top - 14);
        }
        svg.append(SvgText.text(left, 26, "start", 15, "font-weight=\"600\"", title));
        String subtitle = layout.path("title").path("subtitle").path("text").asText();
        svg.append(subtitle.isEmpty() ? "" : SvgText.text(left, 44, "start", 11, "", subtitle));
        return svg.append("</svg>").toString();
    }

    /** Draws axes and traces; gives the left edge, which makes room for long labels. */
    private static double plot(
            StringBuilder svg, ObjectNode figure, double wantedLeft, double right, double top, double bottom) {
        double left = wantedLeft;
        PlotScale x = scale(figure, "x", left, right);
        PlotScale y = scale(figure, "y", bottom, top);
        double labels = y.ticks(true).stream()
                        .mapToDouble(tick -> SvgText.width(tick.label(), 11))
                        .max()
                        .orElse(0)
                + 40;
        if (labels > left) {
            left = labels;
            x = scale(figure, "x", left, right);
        }
        axes(svg, figure.path("layout"), x, y, left, right, top, bottom);
        for (int k = 0; k < figure.path("data").size(); k++) {
            svg.append("<g>\n").append(PlotTrace.svg(figure, k, x, y)).append("</g>\n");
        }
        return left;
    }

    static int width(ObjectNode figure) {
        return figure.path("layout").path("width").asInt(Figures.WIDTH);
    }

    private static String title(JsonNode owner) {
        return owner.path("title").path("text").asText();
    }

    private static PlotScale scale(ObjectNode figure, String axis, double start, double end) {
        JsonNode settings = figure.path("layout").path(axis + "axis");
        boolean reversed = settings.path("autorange").asText().equals("reversed");
        double from = reversed ? end : start;
        double to = reversed ? start : end;
        PlotRange range = PlotRange.of(figure, axis);
        if (range.isNamed() || settings.path("type").asText().equals("category")) {
            return PlotScale.of(range.names(), from, to);
        }
        boolean logarithmic = settings.path("type").asText().equals("log");
        JsonNode fixed = settings.path("range");
        if (fixed.size() == 2 && fixed.get(0).isNumber() && fixed.get(1).isNumber()) {
            PlotScale.Kind kind = logarithmic ? PlotScale.Kind.LOG : PlotScale.Kind.LINEAR;
            return new PlotScale(
                    kind, List.of(), fixed.get(0).asDouble(), fixed.get(1).asDouble(), from, to);
        }
        PlotScale scale = PlotScale.of(logarithmic, range.values(), from, to);
        if (settings.path("type").asText().equals("date")) {
            return scale.ofDates();
        }
        return range.fromZero() && !logarithmic ? scale.fromZero() : scale;
    }

    private static void axes(
            StringBuilder svg,
            JsonNode layout,
            PlotScale x,
            PlotScale y,
            double left,
            double right,
            double top,
            double bottom) {
        svg.append("<g stroke=\"#808080\" stroke-opacity=\"0.22\">\n");
        x.ticks(false).forEach(tick -> line(svg, tick.pixel(), top, tick.pixel(), bottom));
        y.ticks(true).forEach(tick -> line(svg, left, tick.pixel(), right, tick.pixel()));
        svg.append("</g>\n<g stroke=\"#808080\" stroke-opacity=\"0.7\">\n");
        line(svg, left, bottom, right, bottom);
        line(svg, left, top, left, bottom);
        svg.append("</g>\n");
        x.ticks(false)
                .forEach(tick -> svg.append(SvgText.text(tick.pixel(), bottom + 17, "middle", 11, "", tick.label())));
        y.ticks(true)
                .forEach(tick -> svg.append(SvgText.text(left - 8, tick.pixel() + 4, "end", 11, "", tick.label())));
        svg.append(SvgText.text((left + right) / 2, bottom + 40, "middle", 12.5, "", title(layout.path("xaxis"))));
        double middle = (top + bottom) / 2;
        svg.append(SvgText.text(
                18,
                middle,
                "middle",
                12.5,
                "transform=\"rotate(-90 18 " + SvgText.at(middle) + ")\"",
                title(layout.path("yaxis"))));
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2) {
        svg.append("<line x1=\"" + SvgText.at(x1) + "\" y1=\"" + SvgText.at(y1) + "\" x2=\"" + SvgText.at(x2)
                + "\" y2=\"" + SvgText.at(y2) + "\"/>\n");
    }

    private static void legend(StringBuilder svg, JsonNode data, double left, double y) {
        double x = left;
        for (int k = 0; k < data.size(); k++) {
            JsonNode trace = data.get(k);
            String name = trace.path("name").asText();
            if (name.isEmpty() || !trace.path("showlegend").asBoolean(true)) {
                continue;
            }
            svg.append(PlotPaint.swatch(data, k, x, y - 4));
            svg.append(SvgText.text(x + 26, y, "start", 11.5, "", name));
            x += 26 + SvgText.width(name, 11.5) + LEGEND_LINE;
        }
    }
}
