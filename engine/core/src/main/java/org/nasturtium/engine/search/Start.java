package org.nasturtium.engine.search;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a search begins with, besides its space.
 *
 * @param with architectures that are tried first, in this order: decision to value
 * @param from a run whose finished trials the strategy learns from before it proposes; they are no part of the result
 */
public record Start(
        List<Map<String, Object>> with, @Nullable Path from) {
    /** Nothing is known. */
    public static final Start NOTHING = new Start(List.of(), null);

    public Start {
        with = List.copyOf(with);
    }

    boolean isNothing() {
        return with.isEmpty() && from == null;
    }
}
