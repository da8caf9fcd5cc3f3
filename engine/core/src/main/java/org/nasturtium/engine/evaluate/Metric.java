package org.nasturtium.engine.evaluate;

import java.util.Arrays;
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
    LATENCY("latency", "s", false, Known.BY_MEASURING);

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

    /** The metric with this word. */
    public static Metric named(String word) {
        return Arrays.stream(values())
                .filter(metric -> metric.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown metric `" + word + "`\nKnown: "
                        + Arrays.stream(values()).map(Metric::word).collect(Collectors.joining(", "))));
    }
}
