package org.nasturtium.engine.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.Carbon;
import org.nasturtium.engine.energy.Energy;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;

/**
 * A number that an evaluation can give. Those that the engine itself knows are constants here; a table brings others
 * under the names of its columns.
 *
 * @param word its name
 * @param unit {@code s}, {@code B}, {@code J}, {@code g}, or empty
 * @param higherIsBetter which direction is better; of a table's own column the person says it with the objective
 * @param known when it is known
 */
public record Metric(String word, String unit, boolean higherIsBetter, Known known) {
    public static final Metric ACCURACY = new Metric("accuracy", "", true, Known.BY_TRAINING);
    public static final Metric LOSS = new Metric("loss", "", false, Known.BY_TRAINING);
    public static final Metric F1 = new Metric("f1", "", true, Known.BY_TRAINING);
    /** Root mean squared error in the target's own unit. */
    public static final Metric RMSE = new Metric("rmse", "", false, Known.BY_TRAINING);
    /** Share of the target's variance that is explained. */
    public static final Metric R2 = new Metric("r2", "", true, Known.BY_TRAINING);

    public static final Metric PARAMS = new Metric("params", "", false, Known.FROM_GRAPH);
    public static final Metric MACS = new Metric("macs", "", false, Known.FROM_GRAPH);
    /** Bytes while training, estimated from the graph. */
    public static final Metric MEMORY = new Metric("memory", "B", false, Known.FROM_GRAPH);
    /** Seconds of one inference with batch 1, median of repeats. */
    public static final Metric LATENCY = new Metric("latency", "s", false, Known.BY_MEASURING);
    /** Interquartile range of those repeats. */
    public static final Metric LATENCY_SPREAD = new Metric("latencySpread", "s", false, Known.BY_MEASURING);
    /** Seconds a sample of inference with batch {@value LatencyMeter#BATCH}, median of repeats. */
    public static final Metric LATENCY_BATCH = new Metric("latencyBatch", "s", false, Known.BY_MEASURING);

    private static final String SD = "Sd";

    /** Joules of a trial's training, lower fidelities that it went on from included. */
    public static final Metric ENERGY = new Metric("energy", "J", false, Known.BY_MEASURING);
    /** Grams of CO2e of a trial's training. */
    public static final Metric CARBON = new Metric("carbon", "g", false, Known.BY_MEASURING);
    /** Joules of predicting one sample alone, median of rounds. */
    public static final Metric INFERENCE_ENERGY = new Metric("inferenceEnergy", "J", false, Known.BY_MEASURING);

    private static final List<Metric> TRAINED = List.of(
            ACCURACY,
            LOSS,
            F1,
            RMSE,
            R2,
            PARAMS,
            MACS,
            MEMORY,
            LATENCY,
            LATENCY_SPREAD,
            LATENCY_BATCH,
            ENERGY,
            CARBON,
            INFERENCE_ENERGY);
    private static final List<Metric> SPREADS = List.of(sd(ACCURACY), sd(LOSS), sd(F1), sd(RMSE), sd(R2));

    /** Proxies that are metrics by other names, of which less is better. */
    private static final List<String> COUNTED = List.of("params", "flops");

    private static final List<Metric> OWN = all();

    private static List<Metric> all() {
        List<Metric> all = new ArrayList<>(TRAINED);
        for (ProxyKind proxy : Proxies.catalogue()) {
            if (!COUNTED.contains(proxy.name())) {
                all.add(new Metric(proxy.name(), "", true, Known.UNTRAINED));
            }
        }
        return List.copyOf(all);
    }

    /** When a metric is known. */
    public enum Known {
        FROM_GRAPH,
        /** From the untrained network, by the zero-cost proxy of the same word. */
        UNTRAINED,
        BY_TRAINING,
        BY_MEASURING,
        /** Looked up; never measured here. */
        FROM_TABLE
    }

    /** Standard deviation over the repeats of a trial. */
    private static Metric sd(Metric metric) {
        return new Metric(sd(metric.word), "", false, Known.BY_TRAINING);
    }

    /** The name of a metric's standard deviation over the repeats of a trial: {@code accuracySd}. */
    public static String sd(String word) {
        return word + SD;
    }

    /** Whether this is the name of a spread over repeats. */
    public static boolean isSpread(String word) {
        return SPREADS.stream().anyMatch(metric -> metric.word.equals(word));
    }

    /** The metric of which this is the spread over repeats; one that is none is its own. */
    public static Metric spreadOf(String word) {
        return named(isSpread(word) ? word.substring(0, word.length() - SD.length()) : word);
    }

    /** Whether it is known which direction is better; of a table's own column a person says it. */
    public boolean isDirected() {
        return known != Known.FROM_TABLE || !unit.isEmpty();
    }

    /** A column of a table that the engine knows nothing of. */
    public static Metric column(String word) {
        return new Metric(word, "", true, Known.FROM_TABLE);
    }

    /** Those that the engine itself knows. */
    public static List<Metric> own() {
        return OWN;
    }

    /** Standard deviations over the repeats of a trial, known where it is trained several times. */
    public static List<Metric> spreads() {
        return SPREADS;
    }

    /** One of the engine's own, a spread among them, or null. */
    public static @Nullable Metric find(String word) {
        return Stream.concat(OWN.stream(), SPREADS.stream())
                .filter(metric -> metric.word.equals(word))
                .findFirst()
                .orElse(null);
    }

    /** One of the engine's own. */
    public static Metric named(String word) {
        Metric metric = find(word);
        if (metric == null) {
            throw new IllegalArgumentException("unknown metric `" + word + "`\nKnown: "
                    + OWN.stream().map(Metric::word).collect(Collectors.joining(", ")));
        }
        return metric;
    }

    /** A value as a person reads it: {@code 612,330}, {@code 7.2 ms}, {@code 1.5 GB}, {@code 0.9312}. */
    public String text(double value) {
        if (unit.equals("s")) {
            return Math.abs(value) < 1 ? String.format(Locale.ROOT, "%.3g ms", value * 1000) : value + " s";
        }
        if (unit.equals("J")) {
            return new Energy(value).text();
        }
        if (unit.equals("g")) {
            return new Carbon(value).text();
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
}
