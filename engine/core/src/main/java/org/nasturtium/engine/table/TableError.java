package org.nasturtium.engine.table;

/** A table that cannot be read or contradicts itself; the message names file, line and column. */
public final class TableError extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public TableError(String message) {
        super(message);
    }

    public TableError(String message, Throwable cause) {
        super(message, cause);
    }
}
