package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tech.tablesaw.plotly.components.Figure;

/**
 * A figure as a static picture for viewers without JavaScript: scatter, lines, bars, heat maps. Its greys and colours
 * are read on a light and on a dark page.
 */
public final class FigureSvg {
    private static final int LEGEND_LINE = 20;

    private FigureSvg() {}

    public static String of(Figure figure) {
        return of(FigureJson.tree(figure));
    }

    static String of(ObjectNode figure) {
        JsonNode data = figure.path("data");
        JsonNode layout = figure.path("layout");
        int width = width(figure);
        int height = layout.path("height").asInt(Figures.HEIGHT);
        double left = layout.path("margin").path("l").asDouble(72);
        double right = width - layout.path("margin").path("r").asDouble(24);
        double top = layout.path("margin").path("t").asDouble(76);
        double bottom = height - layout.path("margin").path("b").asDouble(56);
        PlotScale x = scale(data, layout, "x", left, right);
        PlotScale y = scale(data, layout, "y", bottom, top);
        double wanted = y.ticks().stream()
                        .mapToDouble(tick -> SvgText.width(tick.label(), 11))
                        .max()
                        .orElse(0)
                + 40;
        if (wanted > left) {
            left = wanted;
            x = scale(data, layout, "x", left, right);
        }
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width
                + "\" height=\"" + height + "\" viewBox=\"0 0 " + width + " " + height + "\" " + SvgText.FONT
                + " fill=\"" + SvgText.INK + "\" role=\"img\">\n");
        String title = title(layout);
        svg.append("<title>").append(Markup.escape(title)).append("</title>\n");
        svg.append(SvgText.text(left, 26, "start", 15, "font-weight=\"600\"", title));
        boolean empty = data.isEmpty();
        if (!empty) {
            axes(svg, layout, x, y, left, right, top, bottom);
            for (int k = 0; k < data.size(); k++) {
                svg.append("<g>\n").append(new PlotTrace(data, k, x, y).svg()).append("</g>\n");
            }
            legend(svg, data, left, top - 14);
        } else {
            svg.append(SvgText.text((left + right) / 2, (top + bottom) / 2, "middle", 13, "", "no data"));
        }
        return svg.append("</svg>").toString();
    }

    static int width(ObjectNode figure) {
        return figure.path("layout").path("width").asInt(Figures.WIDTH);
    }

    private static String title(JsonNode owner) {
        return owner.path("title").path("text").asText();
    }

    private static PlotScale scale(JsonNode data, JsonNode layout, String axis, double start, double end) {
        JsonNode settings = layout.path(axis + "axis");
        boolean reversed = settings.path("autorange").asText().equals("reversed");
        double from = reversed ? end : start;
        double to = reversed ? start : end;
        Set<String> names = new LinkedHashSet<>();
        List<Double> values = new ArrayList<>();
        boolean bars = false;
        boolean named = settings.path("type").asText().equals("category");
        for (JsonNode trace : data) {
            boolean horizontal = trace.path("orientation").asText().equals("h");
            bars |= trace.path("type").asText().equals("bar") && horizontal == axis.equals("x");
            for (JsonNode value : trace.path(axis)) {
                named |= value.isTextual();
                names.add(value.asText());
                values.add(value.isNumber() ? value.asDouble() : Double.NaN);
            }
        }
        if (named) {
            return PlotScale.of(List.copyOf(names), from, to);
        }
        boolean logarithmic = settings.path("type").asText().equals("log");
        JsonNode range = settings.path("range");
        if (range.size() == 2) {
            PlotScale.Kind kind = logarithmic ? PlotScale.Kind.LOG : PlotScale.Kind.LINEAR;
            return new PlotScale(
                    kind, List.of(), range.get(0).asDouble(), range.get(1).asDouble(), from, to);
        }
        PlotScale scale = PlotScale.of(logarithmic, values, from, to);
        return bars && !logarithmic ? scale.fromZero() : scale;
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
        x.ticks().forEach(tick -> line(svg, tick.pixel(), top, tick.pixel(), bottom));
        y.ticks().forEach(tick -> line(svg, left, tick.pixel(), right, tick.pixel()));
        svg.append("</g>\n<g stroke=\"#808080\" stroke-opacity=\"0.7\">\n");
        line(svg, left, bottom, right, bottom);
        line(svg, left, top, left, bottom);
        svg.append("</g>\n");
        x.ticks().forEach(tick -> svg.append(SvgText.text(tick.pixel(), bottom + 17, "middle", 11, "", tick.label())));
        y.ticks().forEach(tick -> svg.append(SvgText.text(left - 8, tick.pixel() + 4, "end", 11, "", tick.label())));
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
            svg.append(PlotTrace.swatch(data, k, x, y - 4));
            svg.append(SvgText.text(x + 26, y, "start", 11.5, "", name));
            x += 26 + SvgText.width(name, 11.5) + LEGEND_LINE;
        }
    }
}
