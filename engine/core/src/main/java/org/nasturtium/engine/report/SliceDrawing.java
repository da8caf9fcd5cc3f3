package org.nasturtium.engine.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.nasturtium.engine.strategy.panel.SlicePanel;
import org.nasturtium.engine.strategy.panel.SlicePanel.Point;

/** The classic picture of Bayesian optimisation: mean and band above, expected improvement below, what comes next. */
final class SliceDrawing {
    private static final int MOST_NAMED = 12;
    private static final double LEFT = 64;
    private static final double RIGHT = Sketch.WIDTH - 12;
    private static final double TOP = 54;
    private static final double MIDDLE = 234;
    private static final double BOTTOM = 322;

    private SliceDrawing() {}

    static String svg(SlicePanel panel) {
        Sketch sketch = new Sketch(panel.name() + ", all else as proposed");
        List<Point> points = panel.points();
        Span y = Span.of(
                DoubleStream.concat(
                        DoubleStream.of(panel.incumbent()),
                        points.stream()
                                .flatMapToDouble(point -> DoubleStream.of(point.low(), point.high(), observed(point)))),
                MIDDLE,
                TOP);
        Span gain = Span.of(
                DoubleStream.concat(DoubleStream.of(0), points.stream().mapToDouble(Point::improvement)),
                BOTTOM,
                MIDDLE + 24);
        double[] x = places(points);
        Axes.left(sketch, y, LEFT, RIGHT, 5);
        band(sketch, points, x, y);
        sketch.path(
                line(x, points.stream().mapToDouble(point -> y.at(point.mean())).toArray()),
                false,
                "none",
                "stroke=\"" + Figures.BLUE + "\" stroke-width=\"2\"");
        double best = y.at(panel.incumbent());
        sketch.line(LEFT, best, RIGHT, best, Figures.GREEN, 1.2, "stroke-dasharray=\"5 4\"");
        improvement(sketch, points, x, gain);
        for (int i = 0; i < x.length; i++) {
            if (points.get(i).isChosen()) {
                sketch.line(x[i], TOP, x[i], BOTTOM, Figures.ORANGE, 1.5, "stroke-dasharray=\"2 3\"");
                sketch.dot(x[i], gain.at(points.get(i).improvement()), 5, Figures.ORANGE, "");
            }
            if (Double.isFinite(observed(points.get(i)))) {
                sketch.dot(x[i], y.at(observed(points.get(i))), 4.5, SvgText.INK, "");
            }
        }
        names(sketch, points, x);
        sketch.words((LEFT + RIGHT) / 2, BOTTOM + 36, "middle", 11.5, "", panel.decision());
        sketch.words(0, TOP - 8, "start", 11, "", panel.metric());
        sketch.words(0, MIDDLE + 18, "start", 11, "", "expected improvement");
        keys(sketch);
        return sketch.svg(BOTTOM + 46);
    }

    private static void keys(Sketch sketch) {
        double y = TOP - 8;
        sketch.line(170, y - 4, 190, y - 4, Figures.BLUE, 2, "");
        sketch.words(195, y, "start", 11, "", "mean, and 68 % around it");
        sketch.line(352, y - 4, 372, y - 4, Figures.GREEN, 1.2, "stroke-dasharray=\"5 4\"");
        sketch.words(377, y, "start", 11, "", "best so far");
        sketch.dot(458, y - 4, 4.5, SvgText.INK, "");
        sketch.words(467, y, "start", 11, "", "seen here");
        sketch.dot(540, y - 4, 5, Figures.ORANGE, "");
        sketch.words(550, y, "start", 11, "", "proposed");
    }

    private static double observed(Point point) {
        Double seen = point.observed();
        return seen == null ? Double.NaN : seen;
    }

    private static double[] places(List<Point> points) {
        boolean isNumeric =
                points.size() > MOST_NAMED && points.stream().allMatch(point -> point.value() instanceof Number);
        double[] numbers = IntStream.range(0, points.size())
                .mapToDouble(i -> isNumeric ? ((Number) points.get(i).value()).doubleValue() : i)
                .toArray();
        boolean isWide = isNumeric && numbers[0] > 0 && numbers[numbers.length - 1] / numbers[0] > 100;
        double[] used = isWide ? DoubleStream.of(numbers).map(Math::log).toArray() : numbers;
        Span span = Span.of(DoubleStream.of(used), LEFT, RIGHT);
        return DoubleStream.of(used).map(span::at).toArray();
    }

    private static double[] line(double[] x, double[] y) {
        double[] points = new double[2 * x.length];
        for (int i = 0; i < x.length; i++) {
            points[2 * i] = x[i];
            points[2 * i + 1] = y[i];
        }
        return points;
    }

    private static void band(Sketch sketch, List<Point> points, double[] x, Span y) {
        double[] around = new double[4 * x.length];
        for (int i = 0; i < x.length; i++) {
            int back = 2 * x.length - 1 - i;
            around[2 * i] = x[i];
            around[2 * i + 1] = y.at(points.get(i).high());
            around[2 * back] = x[i];
            around[2 * back + 1] = y.at(points.get(i).low());
        }
        sketch.path(around, true, Figures.BLUE, "fill-opacity=\"0.2\"");
    }

    private static void improvement(Sketch sketch, List<Point> points, double[] x, Span gain) {
        double[] around = new double[2 * x.length + 4];
        around[0] = x[0];
        around[1] = BOTTOM;
        for (int i = 0; i < x.length; i++) {
            around[2 * i + 2] = x[i];
            around[2 * i + 3] = gain.at(points.get(i).improvement());
        }
        around[2 * x.length + 2] = x[x.length - 1];
        around[2 * x.length + 3] = BOTTOM;
        sketch.path(around, true, Figures.ORANGE, "fill-opacity=\"0.3\"");
        sketch.line(LEFT, BOTTOM, RIGHT, BOTTOM, SvgText.INK, 1, "stroke-opacity=\"0.7\"");
    }

    /** Of a few values each one's name; of many, those at even places. */
    private static void names(Sketch sketch, List<Point> points, double[] x) {
        int step = Math.max(1, (points.size() + MOST_NAMED - 2) / (MOST_NAMED - 1));
        double slot = (RIGHT - LEFT) / Math.min(MOST_NAMED, points.size());
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < points.size(); i += step) {
            Object value = points.get(i).value();
            String words =
                    value instanceof Number number ? Numbers.significant(number.doubleValue()) : String.valueOf(value);
            String shown = Sketch.fitted(words, 10.5, slot);
            if (x[i] - SvgText.width(shown, 10.5) / 2 > last + 4) {
                sketch.words(x[i], BOTTOM + 17, "middle", 10.5, "", shown);
                last = x[i] + SvgText.width(shown, 10.5) / 2;
            }
        }
    }
}
