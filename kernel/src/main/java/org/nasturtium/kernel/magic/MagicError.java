package org.nasturtium.kernel.magic;

/** A magic that cannot do what is asked; the message is one line, the hint says what to try. */
public final class MagicError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String hint;

    public MagicError(String message, String hint) {
        super(message);
        this.hint = hint;
    }

    public String hint() {
        return hint;
    }
}
