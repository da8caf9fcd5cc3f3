package org.nasturtium.engine.search;

/** Who is told of a search's events: a terminal, a notebook, a test. */
public interface SearchListener {
    /** Hears nothing. */
    SearchListener SILENT = event -> {};

    void on(SearchEvent event);
}
