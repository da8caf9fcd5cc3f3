package org.nasturtium.engine.evaluate;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The numbers that an evaluation can give, with their units and their better direction. */
public enum Metric {
    ACCURACY("accuracy", "", true, Known.BY_TRAINING),
    LOSS("loss", "", false, Known.BY_TRAINING),
    F1("f1", "", true, Known.BY_TRAINING),
    /** Root mean squared error in the target's own unit. */
    RMSE("rmse", "", false, Known.BY_TRAINING),
    /** Share of the target's variance that is explained. */
    R2("r2", "", true, Known.BY_TRAINING),
    PARAMS("params", "", false, Known.FROM_GRAPH),
    MACS("macs", "", false, Known.FROM_GRAPH),
    /** Bytes while training, estimated from the graph. */
    MEMORY("memory", "B", false, Known.FROM_GRAPH),
    /** Seconds of one inference with batch 1, median of repeats. */
    LATENCY("latency", "s", false, Known.BY_MEASURING),
    /** Interquartile range of those repeats. */
    LATENCY_SPREAD("latencySpread", "s", false, Known.BY_MEASURING),
    /** Seconds a sample of inference with batch {@value LatencyMeter#BATCH}, median of repeats. */
    LATENCY_BATCH("latencyBatch", "s", false, Known.BY_MEASURING);

    /** When a metric is known. */
    public enum Known {
        FROM_GRAPH,
        BY_TRAINING,
        BY_MEASURING
    }

    private final String word;
    private final String unit;
    private final boolean higherIsBetter;
    private final Known known;

    Metric(String word, String unit, boolean higherIsBetter, Known known) {
        this.word = word;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
        this.known = known;
    }

    public String word() {
        return word;
    }

    public String unit() {
        return unit;
    }

    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    public Known known() {
        return known;
    }

    /** A value as a person reads it: {@code 612,330}, {@code 7.2 ms}, {@code 1.5 GB}, {@code 0.9312}. */
    public String text(double value) {
        if (unit.equals("s")) {
            return Math.abs(value) < 1 ? String.format(Locale.ROOT, "%.3g ms", value * 1000) : value + " s";
        }
        if (unit.equals("B")) {
            return Math.abs(value) < 1e9
                    ? String.format(Locale.ROOT, "%.1f MB", value / 1e6)
                    : String.format(Locale.ROOT, "%.2f GB", value / 1e9);
        }
        return known == Known.FROM_GRAPH
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%.4f", value);
    }

    /** The metric with this word. */
    public static Metric named(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown metric `" + word + "`\nKnown: "
                        + Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "))));
    }
}
