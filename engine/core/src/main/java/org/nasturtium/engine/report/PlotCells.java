package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;

/** The cells of a heat map in a still picture, each with its number where there is room. */
final class PlotCells {
    private static final int MANY = 4_000;

    private PlotCells() {}

    static String svg(JsonNode trace, PlotScale x, PlotScale y) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        int count = 0;
        for (JsonNode row : trace.path("z")) {
            for (JsonNode value : row) {
                if (value.isNumber()) {
                    least = Math.min(least, value.asDouble());
                    most = Math.max(most, value.asDouble());
                    count++;
                }
            }
        }
        double ground = Math.min(0, least);
        StringBuilder svg = new StringBuilder();
        double size = Math.min(13, Math.min(x.unit() / 2.6, y.unit() / 1.8));
        double gap = count > MANY ? 0 : Math.min(1, Math.min(x.unit(), y.unit()) / 6);
        for (int r = 0; r < trace.path("z").size(); r++) {
            for (int c = 0; c < trace.path("z").path(r).size(); c++) {
                JsonNode value = trace.path("z").path(r).path(c);
                if (!value.isNumber()) {
                    continue;
                }
                double share = most > ground ? (value.asDouble() - ground) / (most - ground) : 0;
                double px = x.pixel(c);
                double py = y.pixel(r);
                svg.append(PlotPaint.rect(
                        px - x.unit() / 2 + gap / 2,
                        py - y.unit() / 2 + gap / 2,
                        x.unit() - gap,
                        y.unit() - gap,
                        "fill=\"" + shade(share) + "\""));
                String number = Numbers.significant(value.asDouble());
                if (size >= 6 && SvgText.width(number, size) < x.unit()) {
                    String fill = "fill=\"" + (share > 0.45 ? "#ffffff" : share > 0 ? "#1d2733" : "#9aa4b1") + "\"";
                    svg.append(SvgText.text(px, py + size * 0.36, "middle", size, fill, number));
                }
            }
        }
        return svg.toString();
    }

    /** From nearly white to deep blue; small counts are told from none. */
    private static String shade(double share) {
        double depth = share <= 0 ? 0 : 0.12 + 0.88 * Math.sqrt(share);
        int red = (int) Math.round(0xee + (0x1f - 0xee) * depth);
        int green = (int) Math.round(0xf3 + (0x5f - 0xf3) * depth);
        int blue = (int) Math.round(0xfa + (0xae - 0xfa) * depth);
        return String.format("#%02x%02x%02x", red, green, blue);
    }
}
