package org.nasturtium.engine.table;

/** A published table is not where it was looked for; the message lists the places and what to set. */
public final class TableNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public TableNotFound(String message) {
        super(message);
    }
}
