package org.nasturtium.engine.report;

import org.nasturtium.engine.search.SearchResult;

/** What a search found, in words that say no more than is known. */
public final class Sentences {
    private Sentences() {}

    /** One sentence: what was found, what it gained, in how many trials and how long. */
    public static String headline(SearchResult result) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** What fits a terminal screen of 24 lines and 80 columns. */
    public static String summary(ReportInput input) {
        throw new UnsupportedOperationException("skeleton");
    }
}
