package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nasturtium.engine.compare.Importance;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/**
 * Parallel coordinates: a line a trial through its decisions to the first objective, each axis from its lowest to its
 * highest value. The best tenth stands out; the decisions that mattered most come first.
 */
final class ParallelChart implements Chart {
    private static final int DECISIONS = 8;
    private static final int LINES = 80;

    @Override
    public String word() {
        return "parallel";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        List<Trial> best = ParetoFront.bestFirst(findings.trials(), List.of(findings.first()));
        Set<String> decisions =
                new LinkedHashSet<>(Importance.of(input.result()).shares().keySet());
        best.forEach(trial -> decisions.addAll(trial.architecture().values().keySet()));
        List<String> shown = decisions.stream().limit(DECISIONS).toList();
        if (best.isEmpty() || shown.isEmpty()) {
            return List.of();
        }
        String metric = findings.first().metric();
        List<double[]> axes = new ArrayList<>();
        shown.forEach(decision -> axes.add(places(best, decision)));
        axes.add(scaled(best.stream()
                .mapToDouble(trial -> Findings.value(trial, metric))
                .toArray()));
        List<String> names = new ArrayList<>(shown);
        names.add(shown.contains(metric) ? metric + " (objective)" : metric);
        List<Trace> traces = new ArrayList<>();
        int top = Math.max(1, best.size() / 10);
        int step = Math.max(1, best.size() / LINES);
        for (int i = best.size() - 1; i >= 0; i--) {
            if (i < top || i % step == 0) {
                traces.add(line(names, axes, i, i < top, Points.text(best.get(i)), i == 0 || i == top));
            }
        }
        return List.of(Figures.of(
                "Choices of " + best.size() + " trials",
                Axis.builder().title("").type(Axis.Type.CATEGORY).build(),
                Figures.axis("from lowest to highest"),
                traces));
    }

    private static Trace line(
            List<String> names, List<double[]> axes, int trial, boolean isTop, String text, boolean inLegend) {
        double[] y = axes.stream().mapToDouble(axis -> axis[trial]).toArray();
        String[] texts = new String[y.length];
        java.util.Arrays.fill(texts, text);
        return ScatterTrace.builder(StringColumn.create("x", names), DoubleColumn.create("y", y))
                .mode(ScatterTrace.Mode.LINE)
                .name(isTop ? "best tenth" : "others")
                .text(texts)
                .line(Line.builder()
                        .color(isTop ? Figures.ORANGE : Figures.GREY)
                        .width(isTop ? 2.2 : 0.7)
                        .build())
                .showLegend(inLegend)
                .build();
    }

    /** Where each trial's value lies on its axis: numbers by size, words in their order of appearance. */
    private static double[] places(List<Trial> trials, String decision) {
        List<Object> values = trials.stream()
                .map(trial -> trial.architecture().values().getOrDefault(decision, "absent"))
                .toList();
        List<Object> words = values.stream()
                .filter(value -> !(value instanceof Number))
                .distinct()
                .toList();
        double least = values.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .min()
                .orElse(0);
        return scaled(values.stream()
                .mapToDouble(value -> value instanceof Number number
                        ? number.doubleValue()
                        : words.size() < values.stream().distinct().count() ? least : words.indexOf(value))
                .toArray());
    }

    private static double[] scaled(double[] values) {
        double least = java.util.Arrays.stream(values).min().orElse(0);
        double span = java.util.Arrays.stream(values).max().orElse(1) - least;
        return java.util.Arrays.stream(values)
                .map(value -> span > 0 ? (value - least) / span : 0.5)
                .toArray();
    }
}
