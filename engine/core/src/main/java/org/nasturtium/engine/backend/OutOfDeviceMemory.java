package org.nasturtium.engine.backend;

/** A device has no room for what was asked of it; a smaller network or batch may fit. */
public final class OutOfDeviceMemory extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutOfDeviceMemory(String message, Throwable cause) {
        super(message, cause);
    }
}
