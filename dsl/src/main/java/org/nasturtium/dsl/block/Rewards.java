package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.Values;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.words.NearestWord;

/**
 * A formula as the compiler hands it on.
 *
 * @param text between the braces
 * @param names every name in it that is not its own, with what it means outside
 * @param body asks for each of them
 */
record Rewards(String text, Map<String, Closure<?>> names, Closure<?> body) {
    private static final String FUNCTIONS =
            "Known: abs, exp, log, max, min, pow, sqrt, and Java's `Math.log10(params)`.";
    private static final String EXAMPLE = "Maybe `reward { accuracy - 1e-7 * params }`.";

    /** Only a block that stands there can be remembered as text. */
    static Rewards of(Object... given) {
        if (given.length == 3
                && given[0] instanceof String text
                && given[1] instanceof Map<?, ?> names
                && given[2] instanceof Closure<?> body) {
            Map<String, Closure<?>> closures = new TreeMap<>();
            names.forEach((name, closure) -> closures.put(String.valueOf(name), (Closure<?>) closure));
            return new Rewards(text, closures, body);
        }
        if (given.length == 1 && given[0] instanceof Closure<?>) {
            throw new DslError(
                    "`reward { ... }` must stand inside the braces of `search` or `compare`, where its text can be read",
                    "Maybe `search(tiny) { data digits; reward { accuracy - 1e-7 * params } }`.");
        }
        throw new DslError(
                "`reward` needs its formula in braces behind it"
                        + (given.length == 0 ? "" : ", not " + Shown.all(List.of(given))),
                EXAMPLE);
    }

    /** Tells metrics from the person's variables, and finds what is neither. */
    Reward on(@Nullable EvaluationSource source) {
        List<String> known = (source == null ? Metric.own() : source.metrics())
                .stream().map(Metric::word).toList();
        if (known.contains(Reward.METRIC)) {
            throw new DslError(
                    "`reward { }` would hide the metric `reward`, which is there already",
                    "Maybe `maximize 'reward'`, or another name for the column.");
        }
        List<String> metrics = new ArrayList<>();
        Map<String, Double> constants = new TreeMap<>();
        names.forEach((name, outside) -> {
            if (known.contains(name) || (Metric.isSpread(name) && (source == null || !source.isTable()))) {
                metrics.add(name);
            } else {
                constants.put(name, constant(name, outside, source, known));
            }
        });
        if (metrics.isEmpty()) {
            throw new DslError("`reward { " + text + " }` reads no metric, so every trial is worth the same", EXAMPLE);
        }
        tried(metrics, constants);
        return new Reward(text, metrics, constants, numbers -> FormulaBody.value(body, numbers, Map.copyOf(constants)));
    }

    /** Computes it once, every metric 1, so that what is wrong with the formula costs no training. */
    private void tried(List<String> metrics, Map<String, Double> constants) {
        Map<String, Double> ones = new TreeMap<>();
        metrics.forEach(metric -> ones.put(metric, 1.0));
        Object value;
        try {
            value = FormulaBody.result(body, ones, constants);
        } catch (ArithmeticException ofTheseNumbers) {
            return;
        } catch (MissingMethodException missing) {
            throw new DslError(
                    "`" + missing.getMethod() + "(" + Shown.all(Arrays.asList(missing.getArguments()))
                            + ")` in `reward` is no function",
                    FUNCTIONS,
                    missing);
        } catch (MissingPropertyException missing) {
            throw new DslError(
                    "`" + missing.getProperty() + "` in `reward` is nothing that a formula knows", FUNCTIONS, missing);
        } catch (ClassCastException wrong) {
            throw new DslError(
                    "`reward` cannot be computed: "
                            + String.valueOf(wrong.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""),
                    FUNCTIONS,
                    wrong);
        }
        if (!(value instanceof Number)) {
            throw new DslError(
                    "`reward` gives " + Shown.of(value) + ", not a number, where every metric is 1", EXAMPLE);
        }
    }

    private double constant(String name, Closure<?> outside, @Nullable EvaluationSource source, List<String> known) {
        Object value;
        try {
            value = outside.call();
        } catch (MissingPropertyException unknown) {
            throw new DslError("unknown metric `" + name + "` in `reward`", NearestWord.hint(name, known));
        }
        if (value instanceof Metric metric) {
            Limits.metric("reward", metric.word(), source); // says what the data do not have
        }
        Matcher property =
                Pattern.compile("\\b" + Pattern.quote(name) + "(\\.\\w+)+").matcher(text);
        if (!Values.isAmount(value) && property.find()) {
            throw new DslError(
                    "`reward: " + name + "` needs a number, not " + Shown.of(value),
                    "Maybe `def least = " + property.group() + "` in front of the search, and `least` here.");
        }
        return Values.amount("reward: " + name, value);
    }
}
