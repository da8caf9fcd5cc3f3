package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** A pie as a still picture: slices from the largest on, each with its name and share beside it. */
final class PiePicture {
    private static final int MOST_SLICES = 20;

    private record Slice(String name, double value) {}

    private PiePicture() {}

    static String svg(JsonNode trace, double width, double top, double bottom) {
        List<Slice> slices = slices(trace);
        double total = slices.stream().mapToDouble(Slice::value).sum();
        if (total <= 0) {
            return "";
        }
        double radius = (bottom - top) / 2;
        double cx = Math.min(width / 2, radius + 40);
        double cy = (top + bottom) / 2;
        StringBuilder svg = new StringBuilder();
        double angle = -Math.PI / 2;
        double line = Math.min(22, (bottom - top) / slices.size());
        for (int k = 0; k < slices.size(); k++) {
            double share = slices.get(k).value() / total;
            String color = PlotPaint.series(k);
            svg.append(slice(cx, cy, radius, angle, Math.min(share, 0.99999) * 2 * Math.PI, color, opacity(k)));
            angle += share * 2 * Math.PI;
            double y = cy - slices.size() * line / 2 + (k + 0.7) * line;
            svg.append(PlotPaint.rect(
                    cx + radius + 30, y - 10, 12, 11, "fill=\"" + color + "\" fill-opacity=\"" + opacity(k) + "\""));
            svg.append(SvgText.text(
                    cx + radius + 48,
                    y,
                    "start",
                    12,
                    "",
                    slices.get(k).name() + "  " + Numbers.decimals(100 * share, 1) + " %"));
        }
        return svg.toString();
    }

    private static String slice(
            double cx, double cy, double radius, double from, double extent, String color, String opacity) {
        return "<path d=\"M" + SvgText.at(cx) + " " + SvgText.at(cy) + "L" + SvgText.at(cx + radius * Math.cos(from))
                + " " + SvgText.at(cy + radius * Math.sin(from)) + "A" + SvgText.at(radius) + " " + SvgText.at(radius)
                + " 0 " + (extent > Math.PI ? 1 : 0) + " 1 " + SvgText.at(cx + radius * Math.cos(from + extent)) + " "
                + SvgText.at(cy + radius * Math.sin(from + extent)) + "z\" fill=\"" + color + "\" fill-opacity=\""
                + opacity + "\"/>\n";
    }

    private static String opacity(int k) {
        return k < Figures.SERIES.size() ? "1" : "0.6";
    }

    private static List<Slice> slices(JsonNode trace) {
        List<Slice> slices = new ArrayList<>();
        for (int k = 0; k < trace.path("values").size(); k++) {
            double value = trace.path("values").path(k).asDouble();
            if (value > 0) {
                slices.add(new Slice(trace.path("labels").path(k).asText(String.valueOf(k)), value));
            }
        }
        slices.sort(Comparator.comparingDouble(Slice::value).reversed());
        if (slices.size() <= MOST_SLICES) {
            return slices;
        }
        List<Slice> most = new ArrayList<>(slices.subList(0, MOST_SLICES - 1));
        double rest =
                slices.stream().skip(MOST_SLICES - 1).mapToDouble(Slice::value).sum();
        most.add(new Slice((slices.size() - MOST_SLICES + 1) + " more", rest));
        return most;
    }
}
