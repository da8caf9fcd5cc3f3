package org.nasturtium.engine.backend;

/**
 * A place where a backend computes.
 *
 * @param name {@code cpu} or {@code cuda:0}
 * @param description what a person knows it by: the processor's or the card's name
 */
public record Device(String name, String description) {
    /** The processor. */
    public static final Device CPU = new Device("cpu", System.getProperty("os.arch", "cpu"));

    public boolean isCpu() {
        return name.equals("cpu");
    }
}
