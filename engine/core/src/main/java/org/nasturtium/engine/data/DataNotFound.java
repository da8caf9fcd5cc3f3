package org.nasturtium.engine.data;

/** A data set is not where it was looked for; the message lists the places and the command that gets it. */
public final class DataNotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DataNotFound(String message) {
        super(message);
    }

    public DataNotFound(String message, Throwable cause) {
        super(message, cause);
    }
}
