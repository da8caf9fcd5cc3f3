package org.nasturtium.engine.search;

import java.util.List;

/**
 * What a search uses up and a budget may bound, measured while it runs. One more is one more line here, and one in
 * {@link Meters}.
 */
public enum Resource {
    /** Processor time of the whole process, all threads, compilation and garbage collection included. */
    CPU("cpuSeconds", "CPU seconds"),
    /** Energy of the whole process, measured or estimated. */
    ENERGY("wattHours", "Wh"),
    /** What the grid emitted for it. */
    CARBON("gramsCO2", "g CO2e");

    private final String word;
    private final String unit;

    Resource(String word, String unit) {
        this.word = word;
        this.unit = unit;
    }

    /** Its name in the DSL and in records. */
    public String word() {
        return word;
    }

    /** Behind an amount: {@code 150 CPU seconds}. */
    public String unit() {
        return unit;
    }

    /** All that a person can write behind {@code budget}. */
    public static List<Resource> all() {
        return List.of(values());
    }
}
