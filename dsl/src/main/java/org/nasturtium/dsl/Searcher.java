package org.nasturtium.dsl;

import org.nasturtium.engine.compare.Comparing;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
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
        return new Searcher() {
            @Override
            public SearchResult search(SearchDefinition definition, SearchEnvironment environment) {
                return session.search(definition);
            }

            @Override
            public Comparison compare(ComparisonDefinition definition, SearchEnvironment environment) {
                return Comparing.run(definition, session);
            }
        };
    }

    SearchResult search(SearchDefinition definition, SearchEnvironment environment);

    /** Many searches that are compared: the engine's, in a run of their own. */
    default Comparison compare(ComparisonDefinition definition, SearchEnvironment environment) {
        try (RunSession session = new RunSession(environment)) {
            Comparison comparison = Comparing.run(definition, session);
            session.finish();
            return comparison;
        }
    }
}
