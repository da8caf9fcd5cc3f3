package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.Trace;

/** The first objective against the number of parameters: does size pay? Left out where the front shows it already. */
final class CostChart implements Chart {
    @Override
    public String word() {
        return "params";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        String metric = findings.first().metric();
        String params = Metric.PARAMS.word();
        boolean shown = findings.objectives().stream()
                .anyMatch(objective -> objective.metric().equals(params));
        Points trials = new Points();
        Points best = new Points();
        Points baseline = new Points();
        List<Double> sizes = new ArrayList<>();
        for (Trial trial : findings.trials()) {
            double size = Findings.value(trial, params);
            if (Findings.isCompleted(trial) && Double.isFinite(size)) {
                sizes.add(size);
                Points points =
                        trial.equals(findings.best()) ? best : trial.equals(findings.baseline()) ? baseline : trials;
                points.add(size, Findings.value(trial, metric), Points.text(trial));
            }
        }
        if (shown || sizes.isEmpty()) {
            return List.of();
        }
        List<Trace> traces = new ArrayList<>();
        traces.add(trials.trace("trial", Figures.marker(Figures.BLUE, Symbol.CIRCLE, 8, 0.7)));
        if (!baseline.isEmpty()) {
            traces.add(baseline.trace("plain baseline", Figures.marker(Figures.GREY, Symbol.DIAMOND, 11, 1)));
        }
        traces.add(best.trace("best", Figures.marker(Figures.ORANGE, Symbol.STAR, 14, 1)));
        return List.of(
                Figures.of("Size and " + metric, Figures.axis("parameters", sizes), Figures.axis(metric), traces));
    }
}
