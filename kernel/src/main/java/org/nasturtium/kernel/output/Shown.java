package org.nasturtium.kernel.output;

/** A display that can be updated: what {@code display} gives back. */
public record Shown(String id) {
    @Override
    public String toString() {
        return "display " + id;
    }
}
