package org.nasturtium.kernel.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;

/**
 * Searches in one script's run, and writes the page of each comparison as soon as it is there: a comparison on a table
 * leaves nothing else, so that what a script does behind it must not cost it.
 */
final class ReportingSearcher implements Searcher {
    private final Searcher searcher;
    private final RunSession session;
    private final List<Comparison> comparisons = new ArrayList<>();

    ReportingSearcher(RunSession session) {
        this.searcher = Searcher.in(session);
        this.session = session;
    }

    @Override
    public SearchResult search(SearchDefinition definition, SearchEnvironment environment) {
        return searcher.search(definition, environment);
    }

    @Override
    public Comparison compare(ComparisonDefinition definition, SearchEnvironment environment) {
        Comparison comparison = searcher.compare(definition, environment);
        comparisons.add(comparison);
        Reports.write(comparison, Objects.requireNonNull(session.folder()), comparisons.size());
        return comparison;
    }

    /** Those that were made, in their order. */
    List<Comparison> comparisons() {
        return List.copyOf(comparisons);
    }
}
