package org.nasturtium.dsl.word;

/** Something in a script that cannot be right: the first line says what, the second what to try. */
public final class DslError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public DslError(String message) {
        super(message);
    }

    public DslError(String message, String hint) {
        super(hint.isEmpty() ? message : message + "\n" + hint);
    }

    /** The same place, better words. */
    public DslError(String message, String hint, Throwable cause) {
        super(hint.isEmpty() ? message : message + "\n" + hint, cause);
    }
}
