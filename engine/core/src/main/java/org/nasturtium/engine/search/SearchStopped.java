package org.nasturtium.engine.search;

/** A person stopped the search before its end; what is finished is kept, and the run can go on. */
public final class SearchStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient SearchResult soFar;

    public SearchStopped(String message, SearchResult soFar) {
        super(message);
        this.soFar = soFar;
    }

    /** What was found before. */
    public SearchResult soFar() {
        return soFar;
    }
}
