package org.nasturtium.engine.report;

/** One self-contained HTML page about a search; it loads nothing from a network. */
public final class ReportPage {
    private ReportPage() {}

    public static String html(ReportInput input) {
        throw new UnsupportedOperationException("skeleton");
    }
}
