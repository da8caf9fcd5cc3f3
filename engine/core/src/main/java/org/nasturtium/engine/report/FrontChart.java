package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.Trace;

/** What one objective costs in another: a picture for each two, with the line that nothing found lies beyond. */
final class FrontChart implements Chart {
    @Override
    public String word() {
        return "front";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        List<Objective> objectives = findings.objectives();
        List<Figure> figures = new ArrayList<>();
        for (int y = 0; y < objectives.size(); y++) {
            for (int x = y + 1; x < objectives.size(); x++) {
                figures.add(pair(findings, objectives.get(x), objectives.get(y)));
            }
        }
        return figures;
    }

    private static Figure pair(Findings findings, Objective x, Objective y) {
        Points dominated = new Points();
        Points front = new Points();
        List<Double> values = new ArrayList<>();
        for (Trial trial : findings.trials()) {
            if (Findings.isCompleted(trial)) {
                double value = Findings.value(trial, x.metric());
                values.add(value);
                Points points = findings.front().contains(trial) ? front : dominated;
                points.add(value, Findings.value(trial, y.metric()), Points.text(trial));
            }
        }
        List<Trace> traces = new ArrayList<>();
        traces.add(dominated.trace("dominated", Figures.marker(Figures.GREY, Symbol.CIRCLE, 7, 0.55)));
        traces.add(edge(findings.trials(), x, y));
        traces.add(front.trace("front", Figures.marker(Figures.ORANGE, Symbol.CIRCLE, 10, 0.95)));
        return Figures.of(
                "Front: " + y.metric() + " against " + x.metric(),
                Figures.axis(x.metric(), values),
                Figures.axis(y.metric()),
                traces);
    }

    /** The stairs through the non-dominated trials of these two objectives alone. */
    private static Trace edge(List<Trial> trials, Objective x, Objective y) {
        List<Trial> members = ParetoFront.of(trials, List.of(x, y)).stream()
                .sorted(Comparator.comparingDouble(trial -> Findings.value(trial, x.metric())))
                .toList();
        Points stairs = new Points();
        members.forEach(trial -> stairs.add(Findings.value(trial, x.metric()), Findings.value(trial, y.metric()), ""));
        Line.Shape shape = x.maximize() ? Line.Shape.VH : Line.Shape.HV;
        return Figures.line("edge", stairs.x(), stairs.y(), Figures.stroke(Figures.ORANGE, 1.5, shape), false);
    }
}
