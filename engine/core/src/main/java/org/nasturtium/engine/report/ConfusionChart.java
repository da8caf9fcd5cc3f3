package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.search.TestReport;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.HeatmapTrace;

/** Which classes the retrained winner takes for which: counts of the test split, truth downwards. */
final class ConfusionChart implements Chart {
    private static final int LARGEST = 720;

    @Override
    public String word() {
        return "confusion";
    }

    @Override
    public List<Figure> figures(ReportInput input) {
        TestReport test = input.test();
        return test == null || Tables.classes(test).isEmpty() ? List.of() : List.of(of(test));
    }

    /** The confusion matrix of a classification test. */
    static Figure of(TestReport test) {
        Object[] classes = Tables.classes(test).toArray();
        double[][] counts = test.confusion().stream()
                .map(row -> row.stream().mapToDouble(Integer::doubleValue).toArray())
                .toArray(double[][]::new);
        Axis predicted =
                Axis.builder().title("predicted").type(Axis.Type.CATEGORY).build();
        Axis truth = Axis.builder()
                .title("truth")
                .type(Axis.Type.CATEGORY)
                .autoRange(Axis.AutoRange.REVERSED)
                .build();
        int height = Math.min(LARGEST, 180 + 36 * Math.max(4, classes.length));
        return Figures.of(
                "Confusion matrix of the test split",
                predicted,
                truth,
                height,
                List.of(HeatmapTrace.builder(classes, classes, counts).build()));
    }
}
