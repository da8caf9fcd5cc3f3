package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Boxes with whiskers in a still picture: quartiles of groups, and prices of days. */
final class PlotBoxes {
    private static final double THICKEST = 60;

    private PlotBoxes() {}

    static String quartiles(JsonNode trace, int index, PlotScale x, PlotScale y) {
        StringBuilder svg = new StringBuilder();
        String color = PlotPaint.color(trace, index);
        double half = Math.min(THICKEST, 0.6 * x.unit()) / 2;
        for (int k = 0; k < trace.path("median").size(); k++) {
            double middle = x.place(trace.path("x").path(k));
            double top = y.place(trace.path("q3").path(k));
            double bottom = y.place(trace.path("q1").path(k));
            double median = y.place(trace.path("median").path(k));
            double high = y.place(trace.path("upperfence").path(k));
            double low = y.place(trace.path("lowerfence").path(k));
            if (Double.isNaN(middle + top + bottom + median + high + low)) {
                continue;
            }
            svg.append(PlotPaint.rect(
                    middle - half,
                    Math.min(top, bottom),
                    2 * half,
                    Math.abs(bottom - top),
                    "fill=\"" + color + "\" fill-opacity=\"0.3\" stroke=\"" + color + "\" stroke-width=\"2\""));
            svg.append("<path d=\"" + across(middle - half, median, 2 * half) + upright(middle, top, high)
                    + across(middle - half / 2, high, half) + upright(middle, bottom, low)
                    + across(middle - half / 2, low, half) + "\" fill=\"none\" stroke=\"" + color
                    + "\" stroke-width=\"2\"/>\n");
        }
        return svg.toString();
    }

    static String prices(JsonNode trace, PlotScale x, PlotScale y) {
        boolean candles = trace.path("type").asText().equals("candlestick");
        StringBuilder svg = new StringBuilder();
        int count = trace.path("open").size();
        double half = Math.max(0.5, Math.min(12, Math.abs(x.end() - x.start()) / Math.max(1, count) * 0.35));
        for (int k = 0; k < count; k++) {
            double middle = x.place(trace.path("x").path(k));
            double open = y.place(trace.path("open").path(k));
            double close = y.place(trace.path("close").path(k));
            double high = y.place(trace.path("high").path(k));
            double low = y.place(trace.path("low").path(k));
            if (Double.isNaN(middle + open + close + high + low)) {
                continue;
            }
            String color = close <= open ? Figures.GREEN : Figures.RED;
            String ticks = candles ? "" : across(middle - half, open, half) + across(middle, close, half);
            svg.append("<path d=\"" + upright(middle, low, high) + ticks + "\" stroke=\"" + color
                    + "\" stroke-width=\"1.5\" fill=\"none\"/>\n");
            if (candles) {
                svg.append(PlotPaint.rect(
                        middle - half,
                        Math.min(open, close),
                        2 * half,
                        Math.max(1, Math.abs(open - close)),
                        "fill=\"" + color + "\""));
            }
        }
        return svg.toString();
    }

    private static String across(double x, double y, double length) {
        return "M" + SvgText.at(x) + " " + SvgText.at(y) + "h" + SvgText.at(length);
    }

    private static String upright(double x, double from, double to) {
        return "M" + SvgText.at(x) + " " + SvgText.at(from) + "V" + SvgText.at(to);
    }
}
