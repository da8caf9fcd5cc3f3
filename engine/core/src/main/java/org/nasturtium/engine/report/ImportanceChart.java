package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.compare.Importance;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.BarTrace;

/** Which decisions mattered: the share of the first objective's variance that each explains. */
final class ImportanceChart implements Chart {
    private static final int MOST = 15;

    @Override
    public String word() {
        return "importance";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Importance importance = Importance.of(input.result());
        if (importance.shares().isEmpty()) {
            return List.of();
        }
        List<Map.Entry<String, Double>> shown = new ArrayList<>(
                importance.shares().entrySet().stream().limit(MOST).toList());
        Collections.reverse(shown); // the largest on top
        BarTrace bars = BarTrace.builder(
                        shown.stream().map(Map.Entry::getKey).toArray(),
                        shown.stream()
                                .mapToDouble(entry -> 100 * Math.max(0, entry.getValue()))
                                .toArray())
                .orientation(BarTrace.Orientation.HORIZONTAL)
                .marker(tech.tablesaw.plotly.components.Marker.builder()
                        .color(Figures.BLUE)
                        .build())
                .build();
        return List.of(Figures.of(
                "Which decisions mattered for " + importance.objective().metric() + " (" + importance.trials()
                        + " trials)",
                Figures.axis("percent of the variance"),
                Axis.builder().title("").type(Axis.Type.CATEGORY).build(),
                Math.max(260, 150 + 26 * shown.size()),
                List.of(bars)));
    }
}
