package org.nasturtium.engine.report;

import java.util.Arrays;
import java.util.List;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.strategy.StrategyChoice;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.traces.HeatmapTrace;

/** On how many seeds each strategy (line) is better than each other (column). */
final class WinsChart implements ComparisonChart {
    @Override
    public String word() {
        return "wins";
    }

    @Override
    public Figure figure(Comparison comparison) {
        Object[] names =
                comparison.strategies().stream().map(StrategyChoice::toString).toArray();
        double[][] wins = Arrays.stream(comparison.wins())
                .map(row -> Arrays.stream(row).asDoubleStream().toArray())
                .toArray(double[][]::new);
        Axis than = Axis.builder().title("than").type(Axis.Type.CATEGORY).build();
        Axis better = Axis.builder()
                .title("better")
                .type(Axis.Type.CATEGORY)
                .autoRange(Axis.AutoRange.REVERSED)
                .build();
        return Figures.of(
                "Seeds of " + comparison.seeds() + " on which one is better than the other",
                than,
                better,
                200 + 40 * names.length,
                List.of(HeatmapTrace.builder(names, names, wins).build()));
    }
}
