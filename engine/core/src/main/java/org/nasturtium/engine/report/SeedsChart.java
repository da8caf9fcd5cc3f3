package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.nasturtium.engine.compare.ComparedRun;
import org.nasturtium.engine.compare.Comparison;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.BoxTrace;

/** What every seed of every strategy came to: the spread behind the means. */
final class SeedsChart implements ComparisonChart {
    @Override
    public String word() {
        return "seeds";
    }

    @Override
    public Figure figure(Comparison comparison) {
        List<Object> names = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        for (ComparedRun run : comparison.runs()) {
            if (Double.isFinite(run.value())) {
                names.add(run.strategy().toString());
                values.add(run.value());
            }
        }
        if (values.isEmpty()) {
            return Figures.empty("Nothing was completed");
        }
        BoxTrace boxes = BoxTrace.builder(
                        names.toArray(),
                        Stream.of(values)
                                .flatMap(List::stream)
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                .build();
        return Figures.of(
                "What each of " + comparison.seeds() + " seeds found",
                Axis.builder().title("").type(Axis.Type.CATEGORY).build(),
                Figures.axis(comparison.objective().metric()),
                List.of(boxes));
    }
}
