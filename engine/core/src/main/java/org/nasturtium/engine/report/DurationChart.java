package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Where the time went: the seconds of every trial, by how it ended. */
final class DurationChart implements Chart {
    @Override
    public String word() {
        return "time";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        List<Trial> trials = input.result().trials();
        List<Trace> traces = new ArrayList<>();
        add(traces, trials, "completed", Figures.BLUE);
        add(traces, trials, "stopped", Figures.GREY);
        add(traces, trials, "failed", Figures.RED);
        return traces.isEmpty() ? List.of() : List.of(Figures.of("Time a trial", "trial", "seconds", traces));
    }

    private static void add(List<Trace> traces, List<Trial> trials, String status, String color) {
        List<Trial> chosen = trials.stream()
                .filter(trial -> trial.outcome().status().equals(status) && Double.isFinite(trial.seconds()))
                .toList();
        if (!chosen.isEmpty()) {
            traces.add(BarTrace.builder(
                            chosen.stream().map(Trial::id).toArray(),
                            chosen.stream().mapToDouble(Trial::seconds).toArray())
                    .name(status)
                    .marker(Marker.builder().color(color).build())
                    .build());
        }
    }
}
