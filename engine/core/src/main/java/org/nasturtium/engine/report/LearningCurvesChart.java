package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** How trials learnt, epoch by epoch: the best few in colour, the others as thin grey lines behind them. */
final class LearningCurvesChart implements Chart {
    private static final int COLOURED = Figures.SERIES.size();

    @Override
    public String word() {
        return "curves";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        List<Trial> best = ParetoFront.bestFirst(findings.trials(), findings.objectives()).stream()
                .limit(COLOURED)
                .toList();
        boolean scored = findings.trials().stream()
                .flatMap(trial -> curve(trial).stream())
                .anyMatch(point -> Double.isFinite(point.validationScore()));
        List<Trace> traces = new ArrayList<>();
        for (Trial trial : findings.trials()) {
            if (!best.contains(trial) && !curve(trial).isEmpty()) {
                traces.add(trace(trial, scored, "rgba(138,148,163,0.45)", 1, false));
            }
        }
        for (int k = 0; k < best.size(); k++) {
            if (!curve(best.get(k)).isEmpty()) {
                traces.add(trace(best.get(k), scored, Figures.SERIES.get(k), 2, true));
            }
        }
        return traces.isEmpty()
                ? List.of()
                : List.of(Figures.of(
                        "Learning curves", "epoch", scored ? "validation score" : "validation loss", traces));
    }

    private static Trace trace(Trial trial, boolean scored, String color, double width, boolean named) {
        Points points = new Points();
        for (CurvePoint point : curve(trial)) {
            points.add(point.epoch(), scored ? point.validationScore() : point.validationLoss(), "");
        }
        String name = "trial " + trial.id();
        if (points.x().length == 1) { // a line of one point is not seen
            return ScatterTrace.builder(points.x(), points.y())
                    .mode(ScatterTrace.Mode.MARKERS)
                    .name(name)
                    .marker(Figures.marker(color, Symbol.CIRCLE, 3 + 2 * width, 1))
                    .showLegend(named)
                    .build();
        }
        return Figures.line(name, points.x(), points.y(), Figures.stroke(color, width, Line.Shape.LINEAR), named);
    }

    private static List<CurvePoint> curve(Trial trial) {
        if (trial.outcome() instanceof Outcome.Completed completed) {
            return completed.curve();
        }
        return trial.outcome() instanceof Outcome.Stopped stopped ? stopped.curve() : List.of();
    }
}
