package org.nasturtium.kernel.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.nasturtium.kernel.render.Html;

/** Dots and lines on two axes, small, read on a light and on a dark page. */
final class MiniPlot {
    static final String INK = "#788392";
    static final String BLUE = "#3b7dd8";
    static final String ORANGE = "#e8833a";
    static final String GREY = "#8a94a3";
    static final String RED = "#d1495b";

    private static final int LEFT = 52;
    private static final int RIGHT = 10;
    private static final int TOP = 26;
    private static final int BOTTOM = 34;
    private static final int MOST = 400;

    private record Mark(List<double[]> points, String color, double size, Kind kind) {}

    private enum Kind {
        DOTS,
        LINE,
        STAIRS,
        CROSSES
    }

    private final String title;
    private final String below;
    private final DoubleFunction<String> xWords;
    private final DoubleFunction<String> yWords;
    private final List<Mark> marks = new ArrayList<>();

    /**
     * An empty plot.
     *
     * @param title above it
     * @param below name of the horizontal axis
     */
    MiniPlot(String title, String below, DoubleFunction<String> xWords, DoubleFunction<String> yWords) {
        this.title = title;
        this.below = below;
        this.xWords = xWords;
        this.yWords = yWords;
    }

    void dots(List<double[]> points, String color, double size) {
        add(points, color, size, Kind.DOTS);
    }

    void line(List<double[]> points, String color, double width) {
        add(points, color, width, Kind.LINE);
    }

    /** A line that goes on flat until the next point. */
    void stairs(List<double[]> points, String color, double width) {
        add(points, color, width, Kind.STAIRS);
    }

    /** Marks on the lower edge, of things without a height. */
    void crosses(List<double[]> points, String color) {
        add(points, color, 3, Kind.CROSSES);
    }

    private void add(List<double[]> points, String color, double size, Kind kind) {
        int step = Math.max(1, (points.size() + MOST - 1) / MOST);
        List<double[]> kept = new ArrayList<>();
        for (int k = 0; k < points.size(); k++) {
            double[] point = points.get(k);
            boolean drawable = Double.isFinite(point[0]) && (kind == Kind.CROSSES || Double.isFinite(point[1]));
            if (drawable && (k % step == 0 || k == points.size() - 1)) {
                kept.add(point);
            }
        }
        marks.add(new Mark(kept, color, size, kind));
    }

    /** The picture; empty if nothing has a height. */
    String svg() {
        double[] x = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        double[] y = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Mark mark : marks) {
            for (double[] point : mark.points()) {
                widen(x, point[0]);
                if (mark.kind() != Kind.CROSSES) {
                    widen(y, point[1]);
                }
            }
        }
        if (y[0] > y[1]) {
            return "";
        }
        StringBuilder svg = new StringBuilder(text(LEFT, 16, "start", "font-weight=\"600\"", title));
        for (double value : y[0] < y[1] ? new double[] {y[0], y[1]} : new double[] {y[0]}) {
            String at = number(py(value, y));
            svg.append("<path d=\"M" + LEFT + " " + at + "H" + (Panel.WIDTH - RIGHT)
                    + "\" stroke=\"#808080\" stroke-opacity=\"0.25\"/>");
            svg.append(text(LEFT - 6, py(value, y) + 4, "end", "", yWords.apply(value)));
        }
        svg.append(text(px(x[0], x), Panel.HEIGHT - 18, "middle", "", xWords.apply(x[0])));
        if (x[0] < x[1]) {
            svg.append(text(px(x[1], x), Panel.HEIGHT - 18, "end", "", xWords.apply(x[1])));
        }
        svg.append(text((LEFT + Panel.WIDTH - RIGHT) / 2.0, Panel.HEIGHT - 6, "middle", "", below));
        marks.forEach(mark -> svg.append(drawn(mark, x, y)));
        return svg.toString();
    }

    private static void widen(double[] range, double value) {
        range[0] = Math.min(range[0], value);
        range[1] = Math.max(range[1], value);
    }

    private static String drawn(Mark mark, double[] x, double[] y) {
        StringBuilder path = new StringBuilder();
        for (double[] point : mark.points()) {
            String px = number(px(point[0], x));
            switch (mark.kind()) {
                case DOTS ->
                    path.append('M')
                            .append(px)
                            .append(' ')
                            .append(number(py(point[1], y)))
                            .append("h0");
                case CROSSES ->
                    path.append('M')
                            .append(px)
                            .append(' ')
                            .append(Panel.HEIGHT - BOTTOM - 3)
                            .append("m-3-3l6 6m0-6l-6 6");
                case LINE ->
                    path.append(path.isEmpty() ? 'M' : 'L')
                            .append(px)
                            .append(' ')
                            .append(number(py(point[1], y)));
                default -> {
                    String py = number(py(point[1], y));
                    path.append(path.isEmpty() ? "M" + px + " " + py : "H" + px + "V" + py);
                }
            }
        }
        return path.isEmpty()
                ? ""
                : "<path d=\"" + path + "\" fill=\"none\" stroke=\"" + mark.color() + "\" stroke-width=\""
                        + number(mark.kind() == Kind.CROSSES ? 1.6 : mark.size())
                        + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>";
    }

    private static double px(double value, double[] range) {
        double share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0.5;
        return LEFT + 6 + share * (Panel.WIDTH - LEFT - RIGHT - 12);
    }

    private static double py(double value, double[] range) {
        double share = range[1] > range[0] ? (value - range[0]) / (range[1] - range[0]) : 0.5;
        return Panel.HEIGHT - BOTTOM - 6 - share * (Panel.HEIGHT - TOP - BOTTOM - 12);
    }

    private static String text(double x, double y, String anchor, String more, String words) {
        return "<text x=\"" + number(x) + "\" y=\"" + number(y) + "\" text-anchor=\"" + anchor + "\" " + more + ">"
                + Html.escaped(words) + "</text>";
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }
}
