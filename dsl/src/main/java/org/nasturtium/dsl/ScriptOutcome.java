package org.nasturtium.dsl;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.search.SearchResult;

/**
 * What a script came to.
 *
 * @param value its last value, or none
 * @param results of its searches, in order
 * @param comparisons in order
 */
public record ScriptOutcome(@Nullable Object value, List<SearchResult> results, List<Comparison> comparisons) {
    public ScriptOutcome {
        results = List.copyOf(results);
        comparisons = List.copyOf(comparisons);
    }
}
