package org.nasturtium.engine.search;

import java.nio.file.Path;

/** Runs a search on a table that leaves no file, for benchmarks: the same loop as any other search. */
public final class TableSearch {
    private TableSearch() {}

    /** Runs it to the end of its budget. */
    public static SearchResult run(SearchDefinition definition) {
        Path nowhere = Path.of("");
        SearchEnvironment silent =
                new SearchEnvironment(nowhere, "", "", false, SearchListener.SILENT, new Cancellation());
        try {
            return PreparedSearch.leavingNothing(nowhere, definition, silent).run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "interrupted while searching " + definition.data().description(), interrupted);
        }
    }
}
