package org.nasturtium.kernel.command;

/** An argument that cannot be used; ends with code 2. */
final class UsageError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
