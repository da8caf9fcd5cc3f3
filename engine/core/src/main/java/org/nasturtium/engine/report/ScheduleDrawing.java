package org.nasturtium.engine.report;

import java.util.stream.DoubleStream;
import org.nasturtium.engine.strategy.panel.SchedulePanel;
import org.nasturtium.engine.strategy.panel.SchedulePanel.Point;

/** A planned number as a line, and a dot where it is now. */
final class ScheduleDrawing {
    private static final double LEFT = 72;
    private static final double RIGHT = Sketch.WIDTH - 20;
    private static final double TOP = 40;
    private static final double BOTTOM = 170;

    private ScheduleDrawing() {}

    static String svg(SchedulePanel panel) {
        Sketch sketch = new Sketch(panel.name());
        Span across = Span.of(panel.points().stream().mapToDouble(Point::x), LEFT, RIGHT);
        Span up = Span.of(
                DoubleStream.concat(DoubleStream.of(0), panel.points().stream().mapToDouble(Point::y)), BOTTOM, TOP);
        Axes.left(sketch, up, LEFT, RIGHT, 4);
        Axes.below(sketch, across, BOTTOM, 6);
        double[] line = panel.points().stream()
                .filter(point -> Double.isFinite(point.y()))
                .flatMapToDouble(point -> DoubleStream.of(across.at(point.x()), up.at(point.y())))
                .toArray();
        sketch.path(line, false, "none", "stroke=\"" + Figures.BLUE + "\" stroke-width=\"2\"");
        double now = now(panel);
        if (Double.isFinite(now)) {
            double x = across.at(panel.now());
            sketch.dot(x, up.at(now), 6, Figures.ORANGE, "");
            boolean isLate = x > RIGHT - 90;
            sketch.words(
                    x + (isLate ? 0 : 6),
                    up.at(now) - 12,
                    isLate ? "end" : "start",
                    11.5,
                    "font-weight=\"600\" fill=\"" + Figures.ORANGE + "\"",
                    "now " + Numbers.significant(now));
        }
        sketch.words((LEFT + RIGHT) / 2, BOTTOM + 34, "middle", 11.5, "", panel.x());
        return sketch.svg(BOTTOM + 44);
    }

    /** Between the two points of the plan around it. */
    private static double now(SchedulePanel panel) {
        double before = Double.NaN;
        double at = Double.NaN;
        for (Point point : panel.points()) {
            if (point.x() >= panel.now()) {
                double share = Double.isNaN(at) || point.x() == at ? 1 : (panel.now() - at) / (point.x() - at);
                return Double.isNaN(before) ? point.y() : before + share * (point.y() - before);
            }
            before = point.y();
            at = point.x();
        }
        return before;
    }
}
