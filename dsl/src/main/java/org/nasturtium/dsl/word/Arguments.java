package org.nasturtium.dsl.word;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.words.NearestWord;

/**
 * What stands behind a word: named options first, then values. Everything is checked here, so that a wrong option or a
 * wrong type is refused with the word's name.
 */
public final class Arguments {
    private final String word;
    private final Map<String, Object> named = new LinkedHashMap<>();
    private final List<Object> values = new ArrayList<>();

    private Arguments(String word) {
        this.word = word;
    }

    /** As Groovy hands them over: named ones as a map in front. */
    public static Arguments of(String word, @Nullable Object @Nullable ... given) {
        Arguments arguments = new Arguments(word);
        // a lone null is handed over as no array at all
        @Nullable Object[] all = given == null ? new @Nullable Object[] {null} : given;
        for (int i = 0; i < all.length; i++) {
            Object each = all[i];
            if (i == 0 && each instanceof Map<?, ?> map) {
                map.forEach((name, value) -> {
                    if (value == null) {
                        throw new DslError("`" + word + "`: " + name + " is nothing (null)", "Maybe leave it out.");
                    }
                    arguments.named.put(String.valueOf(name), value);
                });
            } else if (each == null) {
                throw new DslError(
                        "`" + word + "` got nothing (null)",
                        "Maybe a variable that was not set, or a verb in parentheses, which gives no value.");
            } else {
                arguments.values.add(each);
            }
        }
        return arguments;
    }

    public String word() {
        return word;
    }

    /** The values without a name. */
    public List<Object> values() {
        return values;
    }

    /** The options in the order they were written. */
    public Map<String, Object> options() {
        return named;
    }

    public boolean isEmpty() {
        return named.isEmpty() && values.isEmpty();
    }

    /** Refuses options other than these, and more values than {@code most}. */
    public Arguments allow(int most, String... options) {
        List<String> known = List.of(options);
        for (String name : named.keySet()) {
            if (!known.contains(name)) {
                throw new DslError(
                        "unknown option `" + name + "` of `" + word + "`",
                        known.isEmpty() ? "`" + word + "` takes no options." : NearestWord.hint(name, known));
            }
        }
        if (values.size() > most) {
            throw new DslError(
                    "`" + word + "` takes " + (most == 0 ? "no value" : most == 1 ? "one value" : most + " values")
                            + " without a name, not " + Shown.all(values),
                    known.isEmpty() ? "" : "Options have names: " + String.join(", ", known));
        }
        return this;
    }

    public boolean has(String option) {
        return named.containsKey(option);
    }

    /** An option's value, or none. */
    public @Nullable Object option(String name) {
        return named.get(name);
    }

    /** The value at a place, or none. */
    public @Nullable Object value(int index) {
        return index < values.size() ? values.get(index) : null;
    }

    /** The only value that the word takes. */
    public Object only(String example) {
        if (values.size() != 1 || !named.isEmpty()) {
            throw new DslError(
                    "`" + word + "` takes one value" + (isEmpty() ? "" : ", not " + this), "Maybe `" + example + "`.");
        }
        return values.get(0);
    }

    /** A whole number, or the default where the option is not given. */
    public int integer(String option, int otherwise) {
        Object given = option(option);
        return given == null ? otherwise : Values.integer(word + " " + option + ":", given);
    }

    /** A whole number above zero that was given. */
    public int atLeastOne(String option) {
        int value = integer(option, 0);
        if (value < 1) {
            throw new DslError("`" + word + " " + option + ":` " + value + " must be at least 1", "");
        }
        return value;
    }

    /** A number, or the default where the option is not given. */
    public double number(String option, double otherwise) {
        Object given = option(option);
        return given == null ? otherwise : Values.number(word + " " + option + ":", given);
    }

    /** {@code yes}, {@code no}, true, false, or the default where the option is not given. */
    public boolean flag(String option, boolean otherwise) {
        Object given = option(option);
        return given == null ? otherwise : Values.flag(word + " " + option + ":", given);
    }

    @Override
    public String toString() {
        return Stream.concat(
                        named.entrySet().stream().map(each -> each.getKey() + ": " + Shown.of(each.getValue())),
                        values.stream().map(Shown::of))
                .collect(Collectors.joining(", "));
    }
}
