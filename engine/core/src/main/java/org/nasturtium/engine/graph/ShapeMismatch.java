package org.nasturtium.engine.graph;

/** An operation was given a shape that it cannot work on; the message names the operation and the shapes. */
public final class ShapeMismatch extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public ShapeMismatch(String message) {
        super(message);
    }
}
