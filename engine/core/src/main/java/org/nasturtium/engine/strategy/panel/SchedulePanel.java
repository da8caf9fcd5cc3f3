package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number that follows a plan, and where it is now: the temperature of annealing.
 *
 * @param x what it goes by
 * @param y the number
 * @param points of the plan, by x
 * @param now how far it came, in x
 */
public record SchedulePanel(String name, String x, String y, List<Point> points, double now) implements Panel {
    /** One point of the plan. */
    public record Point(double x, double y) {}

    public SchedulePanel {
        points = List.copyOf(points);
    }

    @Override
    public List<String> columns() {
        return List.of(x, y);
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return points.stream().map(point -> Rows.row(point.x(), point.y())).toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.schedule(this);
    }
}
