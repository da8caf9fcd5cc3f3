package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * One option of a strategy: its word, what it means, what it is when left out, what it may be.
 *
 * @param name the word
 * @param meaning one line for help
 * @param usual default as text, for help
 */
public record StrategyOption(String name, String meaning, String usual, Rule rule) {
    /** What values an option takes. */
    public sealed interface Rule {
        /** A whole number of at least {@code least}; the default may depend on the foreseen trials (0 = unknown). */
        record Whole(int least, ToIntFunction<Integer> usual) implements Rule {}

        /** One of some words; the first is the default. */
        record Word(List<String> words) implements Rule {}
    }

    /** A whole number with a fixed default. */
    public static StrategyOption whole(String name, String meaning, int least, int usual) {
        return new StrategyOption(name, meaning, String.valueOf(usual), new Rule.Whole(least, trials -> usual));
    }

    /** One of some words, the first being the default. */
    public static StrategyOption word(String name, String meaning, String... words) {
        return new StrategyOption(name, meaning, words[0], new Rule.Word(List.of(words)));
    }

    /** The checked value: the given one, or the default. */
    Object resolve(String strategy, Map<String, Object> given, int trials) {
        Object value = given.get(name);
        if (rule instanceof Rule.Whole whole) {
            if (value == null) {
                return whole.usual().applyAsInt(trials);
            }
            if (!(value instanceof Integer || value instanceof Long) || ((Number) value).longValue() < whole.least()) {
                throw wrong(strategy, value, "a whole number of at least " + whole.least());
            }
            return ((Number) value).intValue();
        }
        List<String> words = ((Rule.Word) rule).words();
        if (value == null) {
            return words.get(0);
        }
        if (!words.contains(value.toString())) {
            throw wrong(strategy, value, "one of " + String.join(", ", words));
        }
        return value.toString();
    }

    private IllegalArgumentException wrong(String strategy, Object value, String rule) {
        return new IllegalArgumentException("strategy `" + strategy + "`: `" + name + ": " + value + "` must be " + rule
                + "\n" + name + ": " + meaning + " (usually " + usual + ")");
    }
}
