package org.nasturtium.engine.strategy.panel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a model believes along one decision when all others stay as in the architecture that it chose.
 *
 * @param decision the one that is varied
 * @param metric what is predicted
 * @param incumbent the best known value
 * @param points in the order of the decision's values
 */
public record SlicePanel(String name, String decision, String metric, double incumbent, List<Point> points)
        implements Panel {
    /**
     * The belief at one value of the decision.
     *
     * @param low where 68 % of the belief begin, in the metric's unit
     * @param high where they end
     * @param improvement that is expected here, in the model's own unit; 0 where it was tried, as that is not proposed again
     * @param observed what was seen here; null if it was not tried
     * @param isChosen whether it was proposed
     */
    public record Point(
            Object value,
            double mean,
            double low,
            double high,
            double improvement,
            @Nullable Double observed,
            boolean isChosen) {}

    public SlicePanel {
        points = List.copyOf(points);
    }

    @Override
    public List<String> columns() {
        return List.of(decision, "mean", "68 % from", "to", "expected improvement", "observed", "chosen");
    }

    @Override
    public List<List<@Nullable Object>> rows() {
        return points.stream()
                .map(point -> Rows.row(
                        point.value(),
                        point.mean(),
                        point.low(),
                        point.high(),
                        point.improvement(),
                        point.observed(),
                        point.isChosen() ? "yes" : ""))
                .toList();
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.slice(this);
    }
}
