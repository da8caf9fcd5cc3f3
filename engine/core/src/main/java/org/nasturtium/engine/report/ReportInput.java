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

    /** A result, with the winner's network where it can be decoded; no test and no environment. */
    public static ReportInput of(SearchResult result) {
        boolean drawable = result.workshop() != null
                && Findings.of(result).best() != null
                && result.best().hasNetwork();
        return new ReportInput(result, drawable ? result.best().graph() : null, null, Map.of());
    }

    /** The same with what the test split said. */
    public ReportInput with(TestReport report) {
        return new ReportInput(result, network, report, environment);
    }

    /** The same with versions and hardware. */
    public ReportInput with(Map<String, String> lines) {
        return new ReportInput(result, network, test, lines);
    }

    /** The same as if the test split had not been read. */
    ReportInput withoutTest() {
        return new ReportInput(result, network, null, environment);
    }
}
