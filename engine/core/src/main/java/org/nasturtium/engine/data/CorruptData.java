package org.nasturtium.engine.data;

/** A file of a data set cannot be right; the message names the file and the byte or record. */
public final class CorruptData extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CorruptData(String message) {
        super(message);
    }
}
