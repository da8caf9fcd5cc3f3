package org.nasturtium.dsl.word;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.space.cell.CellOperation;
import org.nasturtium.engine.space.cell.CellOperations;
import org.nasturtium.engine.stopping.StoppingKind;
import org.nasturtium.engine.stopping.StoppingRules;
import org.nasturtium.engine.strategy.Strategies;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.StrategyKind;
import org.nasturtium.engine.strategy.StrategyOption;
import org.nasturtium.engine.table.NasBench201Source;

/**
 * The nouns: values that do nothing when made. Metrics, activation functions, strategies and data sets come from the
 * engine's catalogues; the rest are lines here.
 */
public final class Nouns {
    private static final Map<String, Noun> ALL = all();

    private Nouns() {}

    /** A noun's line in the index, and its value from what stands in its parentheses. */
    record Noun(WordEntry entry, Function<Arguments, Object> make) {}

    /** All names. */
    public static Set<String> names() {
        return entries().stream().map(WordEntry::name).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<WordEntry> entries() {
        List<WordEntry> entries =
                new ArrayList<>(ALL.values().stream().map(Noun::entry).toList());
        entries.addAll(DataWords.entries());
        return entries;
    }

    /** The value of a noun without parentheses, or none if the word is not a noun. */
    public static @Nullable Object value(String name) {
        return make(name);
    }

    /** The value of a noun with what stands in its parentheses, or none if the word is not a noun. */
    public static @Nullable Object make(String name, @Nullable Object... given) {
        Noun noun = ALL.get(name);
        return noun == null ? null : noun.make().apply(Arguments.of(name, given));
    }

    private static Map<String, Noun> all() {
        List<Noun> nouns = new ArrayList<>();
        nouns.addAll(layers());
        nouns.addAll(words());
        nouns.addAll(training());
        for (CellOperation operation : CellOperations.all()) {
            boolean convolves = operation.word().startsWith("conv");
            nouns.add(word(
                    "operation",
                    operation.word(),
                    convolves ? 1 : 0,
                    "operation of a cell's edge" + (convolves ? "; with its width, a stem" : ""),
                    "ops " + operation.word()));
        }
        for (Activation.Function function : Activation.Function.values()) {
            nouns.add(word(
                    "activation", function.word(), 0, "activation function", "act: [" + function.word() + ", none]"));
        }
        for (Metric metric : Metric.own()) {
            nouns.add(constant(
                    metric.word(),
                    "metric",
                    metric,
                    (metric.known() == Metric.Known.UNTRAINED
                                    ? "zero-cost proxy: "
                                            + Proxies.named(metric.word()).summary()
                                    : "metric")
                            + ", " + (metric.higherIsBetter() ? "more" : "less") + " is better"
                            + (metric.unit().isEmpty() ? "" : ", in " + metric.unit())));
        }
        for (Metric metric : Metric.spreads()) {
            nouns.add(constant(
                    metric.word(),
                    "spread over repeats",
                    metric,
                    "standard deviation over a trial's `repeats`, less is better"));
        }
        for (ProxyKind proxy : Proxies.catalogue()) {
            // those that are metrics, too, have their word already
            nouns.add(word(
                    "zero-cost proxy", proxy.name(), 0, proxy.summary(), "using screening(by: " + proxy.name() + ")"));
        }
        for (Metric metric : NasBench201Source.deviceMetrics()) {
            nouns.add(constant(
                    metric.word(),
                    "metric of nb201Table",
                    metric,
                    "metric of HW-NAS-Bench, less is better, in " + metric.unit()));
        }
        for (StrategyKind kind : Strategies.catalogue()) {
            nouns.add(strategy(kind));
        }
        for (StoppingKind kind : StoppingRules.catalogue()) {
            String[] options = kind.options().stream().map(StrategyOption::name).toArray(String[]::new);
            nouns.add(word("stopping rule", kind.name(), 0, kind.summary(), "train stop: " + kind.name(), options));
        }
        Map<String, Noun> byName = new LinkedHashMap<>();
        nouns.forEach(noun -> byName.putIfAbsent(noun.entry().name(), noun));
        return byName;
    }

    private static List<Noun> layers() {
        return List.of(
                word("layer", "batchNorm", 0, "batch normalisation, as a value", "optional batchNorm"),
                word("layer", "globalAvgPool", 0, "the mean of each channel", "head globalAvgPool, linear()"),
                word(
                        "layer",
                        "linear",
                        1,
                        "a full connection without activation; also the schedule that falls in a line",
                        "head linear(10)"),
                word("cell", "cell", 0, "the cell declared above", "stack 5, cell"),
                word("cell", "dense", 0, "every node with every later one", "edges dense"),
                word(
                        "reduction",
                        "resBlock",
                        0,
                        "the residual block between stages of NAS-Bench-201",
                        "stack 5, cell, reduce: resBlock(stride: 2)",
                        "stride",
                        "widen"),
                word("reduction", "maxPool", 1, "pooling between stages of cells", "stack 5, cell, reduce: maxPool(2)"),
                word("reduction", "avgPool", 1, "pooling between stages of cells", "stack 5, cell, reduce: avgPool(2)"),
                word(
                        "range",
                        "log",
                        1,
                        "a range drawn by ratio: as often 8 to 16 as 16 to 32",
                        "dense units: log(16..256)"));
    }

    private static List<Noun> words() {
        return List.of(
                word("activation", "none", 0, "nothing: no activation, no operation", "act: [relu, none]"),
                word("pooling", "max", 0, "the largest number of a window", "pool max, avg"),
                word("pooling", "avg", 0, "the mean of a window", "pool max, avg"),
                word("join", "sum", 0, "what comes in is added", "join sum"),
                word("join", "concat", 0, "what comes in is put side by side", "join concat"),
                word("padding", "same", 0, "padding that keeps a map's size", "conv filters: 16, padding: same"),
                word("padding", "valid", 0, "no padding", "conv filters: 16, padding: valid"),
                constant("yes", "yes or no", true, "switches something on"),
                constant("no", "yes or no", false, "switches something off"));
    }

    private static List<Noun> training() {
        return List.of(
                word(
                        "optimizer",
                        "adam",
                        0,
                        "Adam (Kingma and Ba 2015)",
                        "train optimizer: adam(lr: 0.0005..0.005)",
                        "lr",
                        "beta1",
                        "beta2",
                        "epsilon"),
                word(
                        "optimizer",
                        "adamW",
                        0,
                        "Adam with decoupled weight decay (Loshchilov and Hutter 2019)",
                        "train optimizer: adamW(lr: 0.001)",
                        "lr",
                        "beta1",
                        "beta2",
                        "epsilon"),
                word(
                        "optimizer",
                        "sgd",
                        0,
                        "stochastic gradient descent",
                        "train optimizer: sgd(lr: 0.1, momentum: 0.9)",
                        "lr",
                        "momentum",
                        "nesterov"),
                word("schedule", "constant", 0, "a learning rate that stays", "train schedule: constant"),
                word(
                        "schedule",
                        "cosine",
                        0,
                        "a learning rate that falls along half a cosine",
                        "train schedule: cosine"),
                word("schedule", "step", 0, "a learning rate that falls in steps", "train schedule: step"),
                word(
                        "augmentation",
                        "shift",
                        1,
                        "moves training images by up to so many pixels",
                        "train augment: shift(2)"),
                word(
                        "augmentation",
                        "flip",
                        0,
                        "mirrors half of the training images",
                        "train augment: [shift(2), flip]"),
                word(
                        "augmentation",
                        "cutout",
                        1,
                        "zeroes a square of training images (DeVries and Taylor 2017)",
                        "train augment: cutout(4)"),
                word("fidelity", "epochs", 0, "cheap trials have fewer epochs", "train epochs: 9, fidelity: epochs"),
                word("fidelity", "samples", 0, "cheap trials see fewer samples", "train fidelity: samples"),
                word("place", "threads", 1, "places for trials on this machine, one thread each", "on threads(2)"),
                word(
                        "budget",
                        "stalled",
                        1,
                        "so many trials in a row without a better one",
                        "budget 60.trials, stalled(20)"),
                word(
                        "ordering",
                        "arrival",
                        0,
                        "results are observed as they arrive: more throughput, not repeatable",
                        "on threads(2), ordering: arrival"));
    }

    private static Noun strategy(StrategyKind kind) {
        String options = kind.options().stream()
                .map(option -> option.name() + ": " + option.usual())
                .collect(Collectors.joining(", "));
        String written = kind.name() + (options.isEmpty() ? "" : "(" + options + ")");
        String usual = kind.options().stream()
                .map(option -> option.name() + ": " + option.meaning() + " (" + option.usual() + ")")
                .collect(Collectors.joining("; "));
        return new Noun(
                WordEntry.noun(kind.name(), "strategy", written, kind.summary(), usual, "using " + kind.name() + "()"),
                arguments -> {
                    String several = kind.options().stream()
                            .filter(option -> option.rule() instanceof StrategyOption.Rule.Several)
                            .map(StrategyOption::name)
                            .findFirst()
                            .orElse("");
                    arguments.allow(
                            several.isEmpty() ? 0 : 1,
                            kind.options().stream().map(StrategyOption::name).toArray(String[]::new));
                    Map<String, Object> options2 = new LinkedHashMap<>();
                    arguments.values().forEach(value -> options2.put(several, plain(value)));
                    arguments.options().forEach((name, value) -> options2.put(name, plain(value)));
                    kind.resolve(options2, 0);
                    return new StrategyChoice(kind.name(), options2);
                });
    }

    /** Counts as numbers and words as text, as catalogues know them. */
    private static Object plain(Object value) {
        if (value instanceof Units.Count count && count.value() == Math.rint(count.value())) {
            return (long) count.value();
        }
        if (value instanceof Units.Trials trials) {
            return trials.value();
        }
        if (value instanceof WordValue stalled && stalled.name().equals("stalled")) {
            return plain(stalled.arguments().only("stalled(20.trials)"));
        }
        if (value instanceof Metric metric) {
            return metric.word();
        }
        return value instanceof WordValue word && word.isPlain() ? word.name() : value;
    }

    private static Noun constant(String name, String group, Object value, String does) {
        return new Noun(WordEntry.noun(name, group, name, does, "", name), arguments -> {
            arguments.allow(0);
            return value;
        });
    }

    private static Noun word(String group, String name, int values, String does, String example, String... options) {
        String inside = Arrays.stream(options).map(option -> option + ": ...").collect(Collectors.joining(", "))
                + (values > 0 ? "n" : "");
        String written = inside.isEmpty() ? name : name + "(" + inside + ")";
        return new Noun(WordEntry.noun(name, group, written, does, "", example), arguments -> {
            arguments.allow(values, options);
            return new WordValue(name, arguments.options(), arguments.values());
        });
    }
}
