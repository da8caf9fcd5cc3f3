package org.nasturtium.engine.data;

/** A file of a data set cannot be right; the message names the file and the byte or record. */
public final class CorruptData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What to try where a file was cut or damaged on its way. */
    static final String FETCH_AGAIN = "Delete the file and get it again.";

    public CorruptData(String message) {
        super(message);
    }

    public CorruptData(String message, Throwable cause) {
        super(message, cause);
    }
}
