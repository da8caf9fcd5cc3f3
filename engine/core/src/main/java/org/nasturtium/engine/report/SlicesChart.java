package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.nasturtium.engine.compare.Importance;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** The first objective against each decision, a picture each, the decision that mattered most first. */
final class SlicesChart implements Chart {
    private static final int MOST = 6;

    @Override
    public String word() {
        return "slices";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        Findings findings = Findings.of(input.result());
        String metric = findings.first().metric();
        List<Trial> trials = findings.trials().stream()
                .filter(Findings::isCompleted)
                .filter(trial -> Double.isFinite(Findings.value(trial, metric)))
                .toList();
        Set<String> decisions =
                new LinkedHashSet<>(Importance.of(input.result()).shares().keySet());
        trials.forEach(trial -> decisions.addAll(trial.architecture().values().keySet()));
        return decisions.stream()
                .limit(MOST)
                .map(decision -> slice(
                        trials.stream()
                                .filter(trial -> trial.architecture().has(decision))
                                .toList(),
                        decision,
                        metric))
                .toList();
    }

    private static Figure slice(List<Trial> trials, String decision, String metric) {
        List<Object> values = trials.stream()
                .map(trial -> trial.architecture().value(decision))
                .toList();
        double[] y = trials.stream()
                .mapToDouble(trial -> Findings.value(trial, metric))
                .toArray();
        String[] texts = trials.stream().map(Points::text).toArray(String[]::new);
        boolean numeric = values.stream().allMatch(Number.class::isInstance);
        List<Double> numbers = new ArrayList<>();
        values.forEach(value -> numbers.add(value instanceof Number number ? number.doubleValue() : Double.NaN));
        ScatterTrace.ScatterBuilder points = numeric
                ? ScatterTrace.builder(
                        numbers.stream().mapToDouble(Double::doubleValue).toArray(), y)
                : ScatterTrace.builder(
                        StringColumn.create(
                                "x", values.stream().map(String::valueOf).toList()),
                        DoubleColumn.create("y", y));
        return Figures.of(
                metric + " against " + decision,
                numeric
                        ? Figures.axis(decision, numbers)
                        : Axis.builder()
                                .title(decision)
                                .type(Axis.Type.CATEGORY)
                                .build(),
                Figures.axis(metric),
                List.of(points.mode(ScatterTrace.Mode.MARKERS)
                        .name("trial")
                        .text(texts)
                        .marker(Figures.marker(Figures.BLUE, Symbol.CIRCLE, 8, 0.6))
                        .build()));
    }
}
