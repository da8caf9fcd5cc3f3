package org.nasturtium.engine.report;

import org.nasturtium.engine.compare.Comparison;
import tech.tablesaw.plotly.components.Figure;

/** One kind of picture of a comparison. A new one is one class and one line in {@link ComparisonCharts}. */
public interface ComparisonChart {
    /** The word after {@code plot.}: {@code curves}. */
    String word();

    Figure figure(Comparison comparison);
}
