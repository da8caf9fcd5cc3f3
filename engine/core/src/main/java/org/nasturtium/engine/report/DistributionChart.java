package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.traces.Trace;

/** How the first objective is distributed over the trials: drawn at random, and proposed by the strategy. */
final class DistributionChart implements Chart {
    @Override
    public String word() {
        return "distribution";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        String metric = findings.first().metric();
        List<Double> drawn = new ArrayList<>();
        List<Double> proposed = new ArrayList<>();
        for (Trial trial : findings.trials()) {
            double value = Findings.value(trial, metric);
            if (Findings.isCompleted(trial) && Double.isFinite(value)) {
                boolean random =
                        trial.origin().startsWith("drawn") || trial.origin().equals("random");
                (random ? drawn : proposed).add(value);
            }
        }
        List<Trace> traces = new ArrayList<>();
        add(traces, drawn, "drawn at random", Figures.GREY);
        add(traces, proposed, "proposed", Figures.BLUE);
        return traces.isEmpty()
                ? List.of()
                : List.of(Figures.of(
                        "Share of trials with at most this " + metric, metric, "share of the trials", traces));
    }

    /** The share of trials up to each value: unlike bars it needs no choice of a width. */
    private static void add(List<Trace> traces, List<Double> values, String name, String color) {
        if (values.isEmpty()) {
            return;
        }
        double[] x = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (i + 1.0) / y.length;
        }
        traces.add(Figures.line(name + " (" + x.length + ")", x, y, Figures.stroke(color, 2.5, Line.Shape.HV), true));
    }
}
