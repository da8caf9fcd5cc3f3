package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.words.NearestWord;

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

        /** A number of an interval, both ends included. */
        record Decimal(double least, double most, double usual) implements Rule {}

        /** One of some words; the first is the default. */
        record Word(List<String> words) implements Rule {}

        /** {@code yes} or {@code no}. */
        record Flag(boolean usual) implements Rule {}

        /**
         * A list of strategies; the default may depend on the foreseen trials (0 = unknown).
         *
         * @param inTurn whether each but the last has a number of trials; else none may have one
         */
        record Several(int least, boolean inTurn, IntFunction<List<StrategyChoice>> usual) implements Rule {}
    }

    /** A whole number with a fixed default. */
    public static StrategyOption whole(String name, String meaning, int least, int usual) {
        return new StrategyOption(name, meaning, String.valueOf(usual), new Rule.Whole(least, trials -> usual));
    }

    /** How many architectures are drawn at random before a model is asked. */
    public static StrategyOption startup(int least) {
        return new StrategyOption(
                "startup",
                "architectures drawn at random first",
                "a quarter of the trials, 4 to 20",
                new Rule.Whole(least, trials -> trials == 0 ? 20 : Math.max(4, Math.min(20, trials / 4))));
    }

    /** A number of {@code least..most}. */
    public static StrategyOption decimal(String name, String meaning, double least, double most, double usual) {
        return new StrategyOption(name, meaning, String.valueOf(usual), new Rule.Decimal(least, most, usual));
    }

    /** {@code yes} or {@code no}. */
    public static StrategyOption flag(String name, String meaning, boolean usual) {
        return new StrategyOption(name, meaning, usual ? "yes" : "no", new Rule.Flag(usual));
    }

    /** One of some words, the first being the default. */
    public static StrategyOption word(String name, String meaning, String... words) {
        return new StrategyOption(name, meaning, words[0], new Rule.Word(List.of(words)));
    }

    /**
     * All options of one use, defaults filled in, in the order of their names.
     *
     * @param owner for errors: {@code strategy `evolution`}
     */
    public static Map<String, Object> resolve(
            String owner, List<StrategyOption> options, Map<String, Object> given, int trials) {
        List<String> known = options.stream().map(StrategyOption::name).toList();
        for (String word : given.keySet()) {
            if (!known.contains(word)) {
                throw new IllegalArgumentException(owner + " has no option `" + word + "`\n"
                        + (known.isEmpty() ? "It has none." : NearestWord.hint(word, known)));
            }
        }
        Map<String, Object> complete = new TreeMap<>();
        options.forEach(option -> complete.put(option.name(), option.resolve(owner, given, trials)));
        return complete;
    }

    /**
     * The checked value: the given one, or the default.
     *
     * @param owner for errors: {@code strategy `evolution`}
     */
    Object resolve(String owner, Map<String, Object> given, int trials) {
        Object value = given.get(name);
        if (rule instanceof Rule.Whole whole) {
            return whole(whole, owner, value, trials);
        }
        if (rule instanceof Rule.Decimal decimal) {
            return decimal(decimal, owner, value);
        }
        if (rule instanceof Rule.Flag flag) {
            return flag(flag, owner, value);
        }
        if (rule instanceof Rule.Several several) {
            return several(several, owner, value, trials);
        }
        return word((Rule.Word) rule, owner, value);
    }

    private Object whole(Rule.Whole whole, String owner, @Nullable Object value, int trials) {
        if (value == null) {
            return whole.usual().applyAsInt(trials);
        }
        if (!(value instanceof Integer || value instanceof Long)
                || ((Number) value).longValue() < whole.least()
                || ((Number) value).longValue() > Integer.MAX_VALUE) {
            throw wrong(owner, value, "a whole number of at least " + whole.least());
        }
        return ((Number) value).intValue();
    }

    private Object decimal(Rule.Decimal decimal, String owner, @Nullable Object value) {
        if (value == null) {
            return decimal.usual();
        }
        double number = value instanceof Number given ? given.doubleValue() : Double.NaN;
        if (!(number >= decimal.least() && number <= decimal.most())) {
            throw wrong(owner, value, "a number of " + decimal.least() + ".." + decimal.most());
        }
        return number;
    }

    private Object flag(Rule.Flag flag, String owner, @Nullable Object value) {
        if (value == null) {
            return flag.usual();
        }
        if (!(value instanceof Boolean)) {
            throw wrong(owner, value, "yes or no");
        }
        return value;
    }

    /** The strategies with their own options completed; those with a length plan with it. */
    private Object several(Rule.Several several, String owner, @Nullable Object value, int trials) {
        List<?> given =
                value == null ? several.usual().apply(trials) : value instanceof List<?> list ? list : List.of();
        if (given.size() < several.least() || !given.stream().allMatch(StrategyChoice.class::isInstance)) {
            throw wrong(owner, value, "a list of at least " + several.least() + " strategies");
        }
        List<StrategyChoice> choices =
                given.stream().map(StrategyChoice.class::cast).toList();
        for (StrategyChoice choice : choices.subList(0, several.inTurn() ? choices.size() - 1 : choices.size())) {
            if (several.inTurn() && choice.trials() == 0) {
                throw new IllegalArgumentException(
                        "strategy `" + choice.name() + "` stands in front of another and has no end\nMaybe `"
                                + choice.name() + "().for(40.trials)`.");
            }
            if (!several.inTurn() && choice.trials() > 0) {
                throw new IllegalArgumentException(owner + ": `" + choice + "` has an end, but " + owner
                        + " decides\nMaybe leave `.for(...)` out, or use `>>`.");
            }
        }
        return choices.stream()
                .map(choice -> new StrategyChoice(
                        choice.name(),
                        Strategies.named(choice.name())
                                .resolve(choice.options(), choice.trials() == 0 ? trials : choice.trials()),
                        choice.trials()))
                .toList();
    }

    private Object word(Rule.Word rule, String owner, @Nullable Object value) {
        List<String> words = rule.words();
        if (value == null) {
            return words.get(0);
        }
        if (!words.contains(value.toString())) {
            throw wrong(owner, value, "one of " + String.join(", ", words));
        }
        return value.toString();
    }

    private IllegalArgumentException wrong(String owner, @Nullable Object value, String rule) {
        return new IllegalArgumentException(owner + ": `" + name + ": " + value + "` must be " + rule + "\n" + name
                + ": " + meaning + " (usually " + usual + ")");
    }
}
