package org.nasturtium.dsl.block;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Units;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.energy.Energy;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Resource;
import org.nasturtium.engine.words.NearestWord;

/** Reads hard limits and budgets, and says which unit was meant. */
final class Limits {
    /** Metrics that are 1 at best. */
    private static final List<String> SHARES = List.of(Metric.ACCURACY.word(), Metric.F1.word(), Metric.R2.word());

    private Limits() {}

    /** The metric with this word: the engine's own, or one of the data's. */
    static Metric metric(String verb, String word, @Nullable EvaluationSource source) {
        Metric own = Metric.find(word);
        if (own != null && (source == null || !source.isTable())) {
            return own;
        }
        List<Metric> known = source == null ? Metric.own() : source.metrics();
        String where = source == null || !source.isTable() ? "" : ": it is not in " + source.description();
        return known.stream()
                .filter(metric -> metric.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new DslError(
                        "unknown metric `" + word + "` in `" + verb + "`" + where,
                        hint(word, known.stream().map(Metric::word).toList())));
    }

    /** Latency and energy are those of a device. */
    private static String hint(String word, List<String> known) {
        List<String> devices = known.stream()
                .filter(metric -> metric.toLowerCase(Locale.ROOT).endsWith(word.toLowerCase(Locale.ROOT)))
                .toList();
        return devices.isEmpty() || Metric.find(word) == null
                ? NearestWord.hint(word, known)
                : "Maybe a device's: " + String.join(", ", devices)
                        + "; or name one for all: `nb201Table('c10', device: 'edgegpu')`.";
    }

    /** {@code subjectTo params: 500.k}; where more is better, {@code accuracy: 0.9}, it is the least. */
    static Limit of(Metric metric, Object value) {
        String place = "subjectTo " + metric.word() + ":";
        double bound = number(metric, place, value);
        if (metric.higherIsBetter() && metric.isDirected()) {
            return Limit.atLeast(metric.word(), bound);
        }
        if (metric.isDirected() && !(bound > 0)) {
            throw new DslError("`" + place + "` " + Shown.of(value) + " must be above zero", "No network meets it.");
        }
        return new Limit(metric.word(), bound);
    }

    /** Refuses a share that no network reaches; a table's own column may hold percents. */
    static void reachable(Limit limit, EvaluationSource source) {
        if (!source.isTable() && SHARES.contains(limit.metric()) && limit.bound() > 1) {
            throw new DslError(
                    "`subjectTo " + limit.metric() + ":` " + plain(limit.bound()) + " is above 1, its largest value",
                    "Maybe `subjectTo " + limit.metric() + ": "
                            + (limit.bound() <= 100 ? plain(limit.bound() / 100) : "0.9") + "`.");
        }
    }

    private static String plain(double value) {
        return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
    }

    private static double number(Metric metric, String place, Object value) {
        switch (metric.unit()) {
            case "s" -> {
                if (value instanceof Duration time) {
                    return time.toNanos() / 1e9;
                }
                throw unit(place, value, "a time", "5.ms");
            }
            case "B" -> {
                if (value instanceof Units.Bytes bytes) {
                    return bytes.value();
                }
                throw unit(place, value, "an amount of memory", "64.MB");
            }
            case "J" -> {
                if (value instanceof Units.Energy energy) {
                    return energy.joules();
                }
                throw unit(place, value, "an amount of energy", "20.mJ");
            }
            case "g" -> {
                if (value instanceof Units.Carbon carbon) {
                    return carbon.grams();
                }
                throw unit(place, value, "an amount of CO2", "0.1.gCO2");
            }
            default -> {
                if (value instanceof Duration
                        || value instanceof Units.Energy
                        || value instanceof Units.Carbon
                        || value instanceof Units.Bytes
                        || value instanceof Units.Trials
                        || value instanceof Units.Measured
                        || value instanceof Units.Epochs) {
                    throw unit(place, value, "a number", "500.k");
                }
                return Values.number(place, value);
            }
        }
    }

    /** {@code budget 60.trials, 400.epochs, 10.minutes, 150.cpuSeconds, 500.gCO2, stalled(20)}. */
    static Budget budget(Arguments given) {
        @Nullable Integer trials = null;
        @Nullable Duration time = null;
        @Nullable Integer stalled = null;
        @Nullable Double epochs = null;
        Map<Resource, Double> measured = new EnumMap<>(Resource.class);
        for (Object value : given.values()) {
            Units.Measured amount = measured(value);
            if (amount != null) {
                once(measured.get(amount.resource()), value);
                if (!(amount.amount() > 0)) {
                    throw zero(value);
                }
                measured.put(amount.resource(), amount.amount());
            } else if (value instanceof Units.Trials count) {
                once(trials, value);
                trials = above(count.value(), value);
            } else if (value instanceof Duration duration) {
                once(time, value);
                if (duration.isZero() || duration.isNegative()) {
                    throw zero(value);
                }
                time = duration;
            } else if (value instanceof Units.Epochs count) {
                once(epochs, value);
                if (!(count.value() > 0)) {
                    throw zero(value);
                }
                epochs = count.value();
            } else if (value instanceof WordValue word && word.name().equals("stalled")) {
                once(stalled, value);
                Object count = word.arguments().only("stalled(20)");
                stalled = above(
                        count instanceof Units.Trials several ? several.value() : Values.integer("stalled", count),
                        value);
            } else {
                throw unit(
                        "budget",
                        value,
                        "trials, epochs, a time, CPU time, energy, CO2 or stalled(n)",
                        value instanceof Number number ? number + ".trials" : "60.trials");
            }
        }
        if (given.values().isEmpty()) {
            throw new DslError(
                    "`budget` needs trials, epochs, a time, CPU time, energy, CO2 or stalled(n)",
                    "Maybe `budget 60.trials`.");
        }
        double winner = given.number("winner", 0);
        if (!(winner >= 0 && winner < 1)) {
            throw new DslError(
                    "`budget winner:` " + Shown.of(winner) + " must be a share, at least 0 and below 1",
                    "Maybe `budget 10.minutes, winner: 0.5`.");
        }
        if (winner > 0 && time == null && measured.isEmpty()) {
            throw new DslError(
                    "`budget winner:` is a share of a time or of a measured resource, and neither is there",
                    "Maybe `budget 10.minutes, winner: 0.5`, or `found.best.retrain()`.");
        }
        return new Budget(trials, time, stalled, epochs, measured, winner);
    }

    /** An amount of a resource that is measured; null if it is none. */
    private static Units.@Nullable Measured measured(Object value) {
        if (value instanceof Units.Energy energy) {
            return new Units.Measured(Resource.ENERGY, new Energy(energy.joules()).wattHours());
        }
        return value instanceof Units.Carbon carbon
                ? new Units.Measured(Resource.CARBON, carbon.grams())
                : value instanceof Units.Measured amount ? amount : null;
    }

    private static int above(int count, Object value) {
        if (count < 1) {
            throw zero(value);
        }
        return count;
    }

    private static DslError zero(Object value) {
        return new DslError("`budget` " + Shown.of(value) + " must be above zero", "Maybe `budget 40.trials`.");
    }

    private static void once(@Nullable Object before, Object value) {
        if (before != null) {
            throw new DslError("`budget` says two ends of one kind, the second " + Shown.of(value), "Leave one out.");
        }
    }

    private static DslError unit(String place, Object value, String needed, String example) {
        return new DslError(
                "`" + place + "` needs " + needed + ", not " + kind(value) + Shown.of(value),
                "Maybe `" + place + " " + example + "`.");
    }

    private static String kind(Object value) {
        if (value instanceof Units.Bytes) {
            return "the amount of memory ";
        }
        if (value instanceof Duration) {
            return "the time ";
        }
        if (value instanceof Units.Energy) {
            return "the energy ";
        }
        if (value instanceof Units.Carbon) {
            return "the amount of CO2 ";
        }
        if (value instanceof Number) {
            return "the number without a unit ";
        }
        return value instanceof Units.Count ? "the number " : "";
    }
}
