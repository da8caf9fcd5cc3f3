package org.nasturtium.engine.train;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;
import org.nasturtium.engine.train.TrainingSettings.Schedule;
import org.nasturtium.engine.words.NearestWord;

/** Training settings as plain words and numbers, there and back. */
final class SettingsRecord {
    private static final List<String> KNOWN = List.of(
            "epochs",
            "batch",
            "optimizer",
            "momentum",
            "nesterov",
            "beta1",
            "beta2",
            "epsilon",
            "weightDecay",
            "clipNorm",
            "learningRate",
            "schedule",
            "labelSmoothing",
            "shift",
            "flip",
            "cutout",
            "patience",
            "timeoutSeconds");

    private SettingsRecord() {}

    static Map<String, Object> values(TrainingSettings settings) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("epochs", settings.epochs());
        values.put("batch", settings.batch());
        putRule(values, settings.optimizer().rule());
        values.put("weightDecay", settings.optimizer().weightDecay());
        values.put("clipNorm", settings.optimizer().clipNorm());
        values.put("learningRate", settings.learningRate());
        values.put("schedule", settings.schedule().word());
        values.put("labelSmoothing", settings.labelSmoothing());
        values.put("shift", settings.augmentation().shift());
        values.put("flip", settings.augmentation().flip());
        values.put("cutout", settings.augmentation().cutout());
        values.put("patience", settings.patience());
        Duration timeout = settings.timeout();
        if (timeout != null) {
            values.put("timeoutSeconds", timeout.toNanos() / 1e9);
        }
        return values;
    }

    private static void putRule(Map<String, Object> values, Rule rule) {
        if (rule instanceof Rule.Sgd sgd) {
            values.put("optimizer", "sgd");
            values.put("momentum", sgd.momentum());
            values.put("nesterov", sgd.nesterov());
        } else if (rule instanceof Rule.Adam adam) {
            putMoments(values, "adam", adam.beta1(), adam.beta2(), adam.epsilon());
        } else if (rule instanceof Rule.AdamW adam) {
            putMoments(values, "adamW", adam.beta1(), adam.beta2(), adam.epsilon());
        }
    }

    private static void putMoments(
            Map<String, Object> values, String word, double beta1, double beta2, double epsilon) {
        values.put("optimizer", word);
        values.put("beta1", beta1);
        values.put("beta2", beta2);
        values.put("epsilon", epsilon);
    }

    static TrainingSettings read(Map<String, ?> values) {
        for (String name : values.keySet()) {
            if (!KNOWN.contains(name)) {
                throw new IllegalArgumentException(
                        "train: unknown setting `" + name + "`\n" + NearestWord.hint(name, KNOWN));
            }
        }
        return new TrainingSettings(
                number(values, "epochs").intValue(),
                number(values, "batch").intValue(),
                new OptimizerSettings(
                        rule(values),
                        number(values, "weightDecay").doubleValue(),
                        number(values, "clipNorm").doubleValue()),
                number(values, "learningRate").doubleValue(),
                Schedule.named(String.valueOf(values.get("schedule"))),
                number(values, "labelSmoothing").doubleValue(),
                new Augmentation(
                        number(values, "shift").intValue(),
                        Boolean.TRUE.equals(values.get("flip")),
                        number(values, "cutout").intValue()),
                number(values, "patience").intValue(),
                timeout(values));
    }

    private static @Nullable Duration timeout(Map<String, ?> values) {
        return values.containsKey("timeoutSeconds")
                ? Duration.ofNanos(Math.round(number(values, "timeoutSeconds").doubleValue() * 1e9))
                : null;
    }

    private static Rule rule(Map<String, ?> values) {
        String word = String.valueOf(values.get("optimizer"));
        return switch (word) {
            case "sgd" ->
                new Rule.Sgd(number(values, "momentum").doubleValue(), Boolean.TRUE.equals(values.get("nesterov")));
            case "adam" ->
                new Rule.Adam(
                        number(values, "beta1").doubleValue(),
                        number(values, "beta2").doubleValue(),
                        number(values, "epsilon").doubleValue());
            case "adamW" ->
                new Rule.AdamW(
                        number(values, "beta1").doubleValue(),
                        number(values, "beta2").doubleValue(),
                        number(values, "epsilon").doubleValue());
            default ->
                throw new IllegalArgumentException("train: unknown optimizer `" + word + "`\n"
                        + NearestWord.hint(word, List.of("sgd", "adam", "adamW")));
        };
    }

    private static Number number(Map<String, ?> values, String name) {
        Object value = values.get(name);
        if (value instanceof Number number) {
            return number;
        }
        throw new IllegalArgumentException("train: " + name + " is " + value + ", it must be a number");
    }

    static String text(Map<String, Object> values) {
        return values.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(0)
                        && !entry.getValue().equals(0.0)
                        && !entry.getValue().equals(false))
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }
}
