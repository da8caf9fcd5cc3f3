package org.nasturtium.kernel.wire;

/** Something on a socket that is no message of ours: a wrong signature, missing parts, broken JSON. */
public final class BadMessage extends Exception {
    private static final long serialVersionUID = 1;

    public BadMessage(String message) {
        super(message);
    }
}
