package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.Trace;

/** How the search got better: every trial, the best so far, the baseline, and what failed. */
final class ProgressChart implements Chart {
    @Override
    public String word() {
        return "progress";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        String metric = findings.first().metric();
        Points completed = new Points();
        Points stopped = new Points();
        for (Trial trial : findings.trials()) {
            Points points = Findings.isCompleted(trial) ? completed : stopped;
            if (Findings.isCompleted(trial) || trial.outcome().status().equals("stopped")) {
                points.add(trial.id(), Findings.value(trial, metric), Points.text(trial));
            }
        }
        List<Trace> traces = new ArrayList<>();
        addBaseline(traces, findings, metric);
        traces.add(completed.trace("trial", Figures.marker(Figures.BLUE, Symbol.CIRCLE, 8, 0.75)));
        if (!stopped.isEmpty()) {
            traces.add(stopped.trace("stopped", Figures.marker(Figures.GREY, Symbol.SQUARE, 7, 0.75)));
        }
        traces.add(incumbent(findings));
        Points failed = failed(findings, completed.leastY());
        if (!failed.isEmpty()) {
            traces.add(failed.trace("failed", Figures.marker(Figures.RED, Symbol.X, 8, 0.9)));
        }
        return List.of(Figures.of("Progress of the search", "trial", metric, traces));
    }

    private static Trace incumbent(Findings findings) {
        Objective objective = findings.first();
        Points best = new Points();
        double record = Double.NaN;
        for (Trial trial : findings.trials()) {
            double value = Findings.value(trial, objective.metric());
            if (Findings.isCompleted(trial) && !Double.isNaN(value)) {
                record = Double.isNaN(record) || objective.isBetter(value, record) ? value : record;
            }
            best.add(trial.id(), record, "");
        }
        return Figures.line(
                "best so far", best.x(), best.y(), Figures.stroke(Figures.ORANGE, 2.5, Line.Shape.HV), true);
    }

    private static void addBaseline(List<Trace> traces, Findings findings, String metric) {
        @Nullable Trial baseline = findings.baseline();
        if (baseline != null && Double.isFinite(Findings.value(baseline, metric))) {
            double value = Findings.value(baseline, metric);
            double last = Math.max(
                    1, findings.trials().get(findings.trials().size() - 1).id());
            traces.add(Figures.line(
                    "plain baseline",
                    new double[] {0, last},
                    new double[] {value, value},
                    Figures.dashes(Figures.GREY),
                    true));
        }
    }

    private static Points failed(Findings findings, double y) {
        Points failed = new Points();
        for (Trial trial : findings.trials()) {
            if (trial.outcome().status().equals("failed")
                    || trial.outcome().status().equals("infeasible")) {
                failed.add(trial.id(), y, trial.outcome().status() + ", " + Points.text(trial));
            }
        }
        return failed;
    }
}
