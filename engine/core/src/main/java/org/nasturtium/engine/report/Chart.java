package org.nasturtium.engine.report;

import java.util.List;
import tech.tablesaw.plotly.components.Figure;

/** One kind of picture of a search. A new chart is one class and one line in {@link Charts}. */
public interface Chart {
    /** The word after {@code plot.}: {@code progress}. */
    String word();

    /** The pictures, most often one; none where the search has nothing to show in this way. */
    List<Figure> figures(ReportInput input);
}
