package org.nasturtium.kernel.live;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.search.SearchEvent.Standing;
import org.nasturtium.engine.strategy.Trial;

/** How trials learn: the last ones thin and grey, the best one orange, those that run now blue. */
final class LearningPanel implements Panel {
    private static final int LAST = 40;

    @Override
    public String svg(SearchState state) {
        List<List<CurvePoint>> past =
                state.latest(LAST).stream().map(LearningPanel::curve).toList();
        Standing standing = state.standing();
        List<CurvePoint> best = standing == null || standing.best() == null ? List.of() : curve(standing.best());
        List<List<CurvePoint>> now = List.copyOf(state.running().values());
        boolean scored = past.stream().flatMap(List::stream).anyMatch(point -> Double.isFinite(point.validationScore()))
                || now.stream().flatMap(List::stream).anyMatch(point -> Double.isFinite(point.validationScore()));
        MiniPlot plot = new MiniPlot(
                scored ? "validation score" : "validation loss",
                "epoch",
                Numbers::significant,
                value -> Numbers.metric("loss", value));
        past.forEach(curve -> draw(plot, curve, scored, "#8a94a380", 1));
        draw(plot, best, scored, MiniPlot.ORANGE, 2);
        now.forEach(curve -> draw(plot, curve, scored, MiniPlot.BLUE, 2));
        return plot.svg();
    }

    private static void draw(MiniPlot plot, List<CurvePoint> curve, boolean scored, String color, double width) {
        List<double[]> points = new ArrayList<>();
        curve.forEach(point ->
                points.add(new double[] {point.epoch(), scored ? point.validationScore() : point.validationLoss()}));
        if (points.size() == 1) {
            plot.dots(points, color, 2 * width);
        } else {
            plot.line(points, color, width);
        }
    }

    private static List<CurvePoint> curve(@Nullable Trial trial) {
        if (trial != null && trial.outcome() instanceof Outcome.Completed completed) {
            return completed.curve();
        }
        return trial != null && trial.outcome() instanceof Outcome.Stopped stopped ? stopped.curve() : List.of();
    }
}
