package org.nasturtium.engine.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;

/**
 * All that a report is made of.
 *
 * @param result what was asked and found
 * @param network the best architecture's network, or null where there is none (tables, nothing completed)
 * @param test what the test split said of the retrained winner, or null if it was never read
 * @param environment versions and hardware, a line each, in the order to show: {@code JDK} to {@code 17.0.15}
 */
public record ReportInput(
        SearchResult result,
        @Nullable NetworkGraph network,
        @Nullable TestReport test,
        Map<String, String> environment) {
    public ReportInput {
        environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }

    /** The result alone: no drawing, no test, no environment. */
    public static ReportInput of(SearchResult result) {
        return new ReportInput(result, null, null, Map.of());
    }
}
