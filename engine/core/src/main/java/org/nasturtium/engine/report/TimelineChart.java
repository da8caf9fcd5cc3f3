package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.traces.Trace;

/**
 * What each slot did when: a line a trial, by how it ended. A run keeps how long trials took, not in which thread they
 * ran; so each is put into the slot that is free first, in the order of the trials.
 */
final class TimelineChart implements Chart {
    private static final Map<String, String> COLORS = Map.of(
            "completed", Figures.BLUE, "stopped", Figures.GREY, "failed", Figures.RED, "infeasible", Figures.ORANGE);

    @Override
    public String word() {
        return "timeline";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Placement placement = input.result().definition().placement();
        double[] free = new double[Math.min(placement.threads(), placement.lag())];
        Map<String, List<double[]>> bars = new LinkedHashMap<>();
        for (Trial trial : input.result().trials()) {
            int slot = 0;
            for (int other = 1; other < free.length; other++) {
                slot = free[other] < free[slot] ? other : slot;
            }
            bars.computeIfAbsent(trial.outcome().status(), any -> new ArrayList<>())
                    .add(new double[] {free[slot], free[slot] + trial.seconds(), slot + 1.0});
            free[slot] += trial.seconds();
        }
        if (bars.isEmpty()) {
            return List.of();
        }
        List<Trace> traces = new ArrayList<>();
        bars.forEach((status, own) -> add(traces, status, own));
        return List.of(Figures.of(
                "Trials over time, " + free.length + (free.length == 1 ? " slot" : " slots"),
                Figures.axis("seconds of trials"),
                Figures.axis("slot"),
                Math.max(240, 170 + 40 * free.length),
                traces));
    }

    private static void add(List<Trace> traces, String status, List<double[]> bars) {
        double[] x = new double[3 * bars.size()];
        double[] y = new double[x.length];
        for (int i = 0; i < bars.size(); i++) {
            double[] bar = bars.get(i);
            x[3 * i] = bar[0];
            x[3 * i + 1] = bar[0] + 0.94 * (bar[1] - bar[0]);
            x[3 * i + 2] = Double.NaN;
            y[3 * i] = bar[2];
            y[3 * i + 1] = bar[2];
            y[3 * i + 2] = Double.NaN;
        }
        Line line = Figures.stroke(COLORS.getOrDefault(status, Figures.GREEN), 12, Line.Shape.LINEAR);
        traces.add(Figures.line(status + " (" + bars.size() + ")", x, y, line, true));
    }
}
