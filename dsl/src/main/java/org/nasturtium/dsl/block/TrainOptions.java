package org.nasturtium.dsl.block;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.Choices;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.dsl.word.WordValue;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.Setting;
import org.nasturtium.engine.stopping.StoppingChoice;
import org.nasturtium.engine.train.Augmentation;
import org.nasturtium.engine.train.Spared;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;
import org.nasturtium.engine.train.TrainingSettings.Schedule;
import org.nasturtium.engine.words.NearestWord;

/** Reads the options of {@code train} and {@code retrain}: what is fixed, and what is a decision of the search. */
public final class TrainOptions {
    private static final List<String> OPTIMIZERS = List.of("adam", "adamW", "sgd");

    private final Arguments given;
    private final List<Decision> decisions = new ArrayList<>();
    private TrainingSettings fixed = TrainingSettings.defaults();

    private TrainOptions(Arguments given) {
        this.given = given;
    }

    static TrainingPlan plan(Arguments given) {
        given.allow(
                0,
                "epochs",
                "batch",
                "optimizer",
                "learningRate",
                "schedule",
                "weightDecay",
                "labelSmoothing",
                "augment",
                "patience",
                "timeout",
                "fidelity",
                "stop",
                "repeats");
        if (given.has("repeats")) {
            given.atLeastOne("repeats");
        }
        return new TrainOptions(given).plan();
    }

    /**
     * The options of {@code retrain} as the engine names them; those that were not given are left to the winner's own.
     */
    public static Map<String, Object> retraining(Map<String, ?> options) {
        Map<String, Object> own = new LinkedHashMap<>(options);
        Map<String, Object> engine = new LinkedHashMap<>();
        for (String passed : List.of("data", "seed")) {
            if (own.containsKey(passed)) {
                engine.put(passed, Objects.requireNonNull(own.remove(passed), passed));
            }
        }
        Arguments given = Arguments.of("retrain", own);
        for (String searching : List.of("fidelity", "stop", "repeats")) {
            if (given.has(searching)) {
                throw new DslError(
                        "`retrain " + searching + ":` has no place: one network is trained to its end",
                        "Maybe `seed:`, to train it once more from other first weights.");
            }
        }
        TrainingPlan plan = plan(given);
        if (!plan.decisions().isEmpty()) {
            String name = plan.decisions().get(0).name().replace("train.", "");
            throw new DslError("`retrain " + name + ":` is a choice, and one network is trained", "Maybe one value.");
        }
        Map<String, Object> values = plan.fixed().values();
        for (String option : own.keySet()) {
            for (String name : engineNames(option, given)) {
                Object value = values.get(name);
                if (value != null) {
                    engine.put(name, value);
                }
            }
        }
        return engine;
    }

    private static List<String> engineNames(String option, Arguments given) {
        return switch (option) {
            case "augment" -> List.of("shift", "flip", "cutout");
            case "timeout" -> List.of("timeoutSeconds");
            case "optimizer" -> {
                List<String> names =
                        new ArrayList<>(List.of("optimizer", "momentum", "nesterov", "beta1", "beta2", "epsilon"));
                if (given.option("optimizer") instanceof WordValue word
                        && word.options().containsKey("lr")) {
                    names.add("learningRate");
                }
                yield names;
            }
            default -> List.of(option);
        };
    }

    private TrainingPlan plan() {
        optimizer();
        whole("epochs", settings -> fixed.withEpochs(settings));
        whole("batch", settings -> fixed.withBatch(settings));
        real("learningRate", given.option("learningRate"), value -> fixed = fixed.withLearningRate(value));
        real(
                "weightDecay",
                given.option("weightDecay"),
                value -> fixed = fixed.withOptimizer(new OptimizerSettings(
                        fixed.optimizer().rule(), value, fixed.optimizer().clipNorm())));
        real("labelSmoothing", given.option("labelSmoothing"), value -> fixed = fixed.withLabelSmoothing(value));
        schedule();
        fixed = fixed.withAugmentation(augmentation(given.option("augment")))
                .withPatience(given.integer("patience", 0))
                .withTimeout(timeout(given.option("timeout")));
        return new TrainingPlan(
                fixed,
                decisions,
                spared(given.option("fidelity")),
                stopping(given.option("stop")),
                given.integer("repeats", 1));
    }

    private void whole(String option, IntFunction<TrainingSettings> with) {
        Object value = given.option(option);
        if (value == null) {
            return;
        }
        String place = given.word() + " " + option + ":";
        Setting setting = Choices.of(place, value);
        for (Object each : ends(setting)) {
            if (!(each instanceof Long number) || number < 1 || number > Integer.MAX_VALUE) {
                throw new DslError(
                        "`" + place + "` needs a whole number of at least 1, not " + Shown.of(each),
                        "Maybe `" + option + ": 3`, or a choice, `" + option + ": [3, 5]`.");
            }
        }
        if (setting.isFixed()) {
            fixed = with.apply(Math.toIntExact((Long) setting.domain().middle()));
        } else {
            decisions.add(setting.decision("train." + option));
        }
    }

    private void real(String option, @Nullable Object value, DoubleConsumer set) {
        if (value == null) {
            return;
        }
        String place = given.word() + " " + option + ":";
        boolean rate = option.equals("learningRate");
        Setting setting = rate ? Choices.byRatio(place, value) : Choices.of(place, value);
        double below = option.equals("labelSmoothing") ? 1 : Double.POSITIVE_INFINITY;
        for (Object each : ends(setting)) {
            double number = Values.number(place, each);
            if (number < 0 || (rate && number == 0) || number >= below) {
                throw new DslError(
                        "`" + place + "` " + Shown.of(each) + " must be " + (rate ? "above 0" : "at least 0")
                                + (below == 1 ? " and below 1" : ""),
                        "");
            }
        }
        if (setting.isFixed()) {
            set.accept(((Number) setting.domain().middle()).doubleValue());
        } else {
            decisions.add(decimals(setting).decision("train." + option));
        }
    }

    /** Whole numbers among decimals are decimals. */
    private static Setting decimals(Setting setting) {
        return setting.domain() instanceof Domain.Categorical choice
                ? Setting.choice(choice.values().stream()
                        .map(value -> (Object) ((Number) value).doubleValue())
                        .toList())
                : setting;
    }

    private void optimizer() {
        Object value = given.option("optimizer");
        if (value == null) {
            return;
        }
        if (value instanceof List<?> several && !(value instanceof groovy.lang.Range<?>)) {
            List<String> words = several.stream().map(each -> word(each).name()).toList();
            several.forEach(each -> {
                if (!word(each).isPlain()) {
                    throw new DslError(
                            "`train optimizer:` is a choice, so " + word(each) + " cannot have options of its own",
                            "Maybe `optimizer: [adam, sgd], learningRate: 0.001..0.1`.");
                }
            });
            Setting setting = Choices.of("train optimizer:", words);
            if (!setting.isFixed()) {
                decisions.add(setting.decision("train.optimizer"));
                return;
            }
        }
        WordValue word = word(value instanceof List<?> one ? one.get(0) : value);
        Arguments inside = word.arguments();
        Rule rule = switch (word.name()) {
            case "sgd" -> new Rule.Sgd(inside.number("momentum", 0.9), inside.flag("nesterov", false));
            case "adamW" ->
                new Rule.AdamW(
                        inside.number("beta1", 0.9), inside.number("beta2", 0.999), inside.number("epsilon", 1e-8));
            default ->
                new Rule.Adam(
                        inside.number("beta1", 0.9), inside.number("beta2", 0.999), inside.number("epsilon", 1e-8));
        };
        fixed = fixed.withOptimizer(new OptimizerSettings(rule, 0, 0));
        if (inside.has("lr") && given.has("learningRate")) {
            throw new DslError("`train` has the learning rate twice: lr: and learningRate:", "Leave one out.");
        }
        real("learningRate", inside.option("lr"), rate -> fixed = fixed.withLearningRate(rate));
    }

    private static WordValue word(Object value) {
        String name = value instanceof WordValue word ? word.name() : String.valueOf(value);
        if (!OPTIMIZERS.contains(name)) {
            throw new DslError("`train optimizer:` cannot be " + Shown.of(value), NearestWord.hint(name, OPTIMIZERS));
        }
        return value instanceof WordValue word ? word : WordValue.of(name);
    }

    private void schedule() {
        Object value = given.option("schedule");
        if (value == null) {
            return;
        }
        Setting setting = Choices.of("train schedule:", value);
        setting.domain().values().forEach(each -> Schedule.named(each.toString()));
        if (setting.isFixed()) {
            fixed = fixed.withSchedule(Schedule.named(setting.domain().middle().toString()));
        } else {
            decisions.add(setting.decision("train.schedule"));
        }
    }

    private static StoppingChoice stopping(@Nullable Object value) {
        if (value == null) {
            return StoppingChoice.NONE;
        }
        WordValue word = value instanceof WordValue given ? given : WordValue.of(value.toString());
        return new StoppingChoice(word.name(), word.options());
    }

    private static Spared spared(@Nullable Object value) {
        return value == null ? Spared.EPOCHS : Spared.named(value.toString());
    }

    private static Augmentation augmentation(@Nullable Object value) {
        if (value == null) {
            return Augmentation.NONE;
        }
        int shift = 0;
        boolean flip = false;
        int cutout = 0;
        for (Object each : value instanceof List<?> several ? several : List.of(value)) {
            WordValue word = each instanceof WordValue given ? given : WordValue.of(String.valueOf(each));
            switch (word.name()) {
                case "shift" -> shift = Values.integer("shift", word.arguments().only("shift(2)"));
                case "cutout" ->
                    cutout = Values.integer("cutout", word.arguments().only("cutout(4)"));
                case "flip" -> flip = true;
                case "none" -> {}
                default ->
                    throw new DslError(
                            "`train augment:` cannot be " + Shown.of(each),
                            NearestWord.hint(word.name(), List.of("shift", "flip", "cutout")));
            }
        }
        return new Augmentation(shift, flip, cutout);
    }

    private static @Nullable Duration timeout(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (!(value instanceof Duration time) || time.isZero() || time.isNegative()) {
            throw new DslError(
                    "`train timeout:` needs a time above zero, not " + Shown.of(value), "Maybe `timeout: 60.seconds`.");
        }
        return time;
    }

    private static List<Object> ends(Setting setting) {
        if (setting.domain() instanceof Domain.IntegerRange range) {
            return List.of(range.from(), range.to());
        }
        return setting.domain() instanceof Domain.RealRange range
                ? List.of(range.from(), range.to())
                : setting.domain().values();
    }
}
