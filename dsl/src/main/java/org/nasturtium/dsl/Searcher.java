package org.nasturtium.dsl;

import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;

/** Runs a search: the engine's, or a test's. */
@FunctionalInterface
public interface Searcher {
    SearchResult search(SearchDefinition definition, SearchEnvironment environment);
}
