package org.nasturtium.dsl;

import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEnvironment;
import org.nasturtium.engine.search.SearchResult;

/** Runs a search: the engine's, or a test's. */
@FunctionalInterface
public interface Searcher {
    /** The engine's, every search in a run of its own: right for a notebook. */
    Searcher ENGINE = (definition, environment) -> {
        try (RunSession session = new RunSession(environment)) {
            SearchResult result = session.search(definition);
            session.finish();
            return result;
        }
    };

    /** All searches in one script's run. */
    static Searcher in(RunSession session) {
        return (definition, environment) -> session.search(definition);
    }

    SearchResult search(SearchDefinition definition, SearchEnvironment environment);
}
