package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.Standing;
import org.nasturtium.engine.statistics.PairedTest;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Symbol;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** How much better than random search each strategy is, with its 95 % interval: one that crosses zero claims nothing. */
final class DifferencesChart implements ComparisonChart {
    @Override
    public String word() {
        return "differences";
    }

    @Override
    public Figure figure(Comparison comparison) {
        List<Trace> traces = new ArrayList<>();
        int k = 0;
        for (Standing row : comparison.standings()) {
            PairedTest test = row.againstRandom();
            if (test == null || test.pairs() < 2) {
                continue;
            }
            String color = test.p() < 0.05 ? Figures.BLUE : Figures.GREY;
            String name = row.strategy().toString();
            traces.add(at(new double[] {test.low(), test.high()}, name, name)
                    .mode(ScatterTrace.Mode.LINE)
                    .name(name)
                    .line(Line.builder().color(color).width(3).build())
                    .showLegend(false)
                    .build());
            traces.add(at(new double[] {test.difference()}, name)
                    .mode(ScatterTrace.Mode.MARKERS)
                    .name(name)
                    .text(new String[] {String.format(Locale.ROOT, "p = %.2g, Holm-corrected", test.p())})
                    .marker(Figures.marker(color, Symbol.CIRCLE, 11, 1))
                    .showLegend(false)
                    .build());
            k++;
        }
        if (k == 0) {
            return Figures.empty("Fewer than two seeds, or random search alone: no difference to show");
        }
        String first = comparison.strategies().get(1).toString();
        String last =
                comparison.strategies().get(comparison.strategies().size() - 1).toString();
        traces.add(at(new double[] {0, 0}, first, last)
                .mode(ScatterTrace.Mode.LINE)
                .name("random search")
                .line(Figures.dashes(Figures.ORANGE))
                .showLegend(false)
                .build());
        return Figures.of(
                "Better than random search by (95 % interval, " + comparison.seeds() + " seeds)",
                Figures.axis(comparison.objective().metric() + ", paired difference"),
                Axis.builder().title("").type(Axis.Type.CATEGORY).build(),
                Math.max(260, 160 + 46 * k),
                traces);
    }

    private static ScatterTrace.ScatterBuilder at(double[] x, String... y) {
        return ScatterTrace.builder(DoubleColumn.create("x", x), StringColumn.create("y", y));
    }
}
