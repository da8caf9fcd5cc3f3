package org.nasturtium.engine.space.block;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.Setting;

/**
 * What one argument of a block may be.
 *
 * @param name as a person writes it
 * @param kind numbers or words
 * @param least smallest number
 * @param below upper bound of a number, itself excluded
 * @param words the words allowed, for {@link Kind#WORD}
 * @param standard taken when nothing is given; null = must be given
 * @param plain what the baseline takes where it is among the values; null = the middle
 */
public record ArgumentRule(
        String name,
        Kind kind,
        double least,
        double below,
        List<String> words,
        @Nullable Setting standard,
        @Nullable Object plain) {
    /** What values look like. */
    public enum Kind {
        WHOLE,
        REAL,
        WORD
    }

    /** A whole number from {@code least} that must be given. */
    public static ArgumentRule whole(String name, long least) {
        return new ArgumentRule(name, Kind.WHOLE, least, Integer.MAX_VALUE, List.of(), null, null);
    }

    /** A share, 0 to below 1, of which the baseline takes 0 or else the smallest. */
    public static ArgumentRule share(String name) {
        return new ArgumentRule(name, Kind.REAL, 0, 1, List.of(), null, 0.0);
    }

    /** One of some words. */
    public static ArgumentRule word(String name, String... words) {
        return new ArgumentRule(name, Kind.WORD, 0, 0, List.of(words), null, null);
    }

    /** {@code yes} or {@code no}. */
    public static ArgumentRule yesNo(String name) {
        return word(name, "yes", "no");
    }

    /** An activation, or {@code none}; the baseline takes relu. */
    public static ArgumentRule activation(String name) {
        List<String> words = Stream.concat(
                        Stream.of("none"),
                        Stream.of(Activation.Function.values()).map(Activation.Function::word))
                .toList();
        return word(name, words.toArray(String[]::new)).plainly("relu");
    }

    /** The same rule with a default. */
    public ArgumentRule orElse(Object value) {
        return new ArgumentRule(name, kind, least, below, words, Setting.of(value), plain);
    }

    /** The same rule with what the baseline takes. */
    public ArgumentRule plainly(Object value) {
        return new ArgumentRule(name, kind, least, below, words, standard, Domain.normal(value));
    }

    /** Checks every value of a setting, and fills in what the baseline takes. */
    Setting check(String block, Setting given) {
        Domain domain = given.domain();
        if (kind == Kind.REAL && domain instanceof Domain.Categorical numbers) {
            domain = new Domain.Categorical(numbers.values().stream()
                    .map(value -> value instanceof Long whole ? (Object) whole.doubleValue() : value)
                    .toList());
        }
        for (Object value : ends(domain)) {
            if (!fits(value)) {
                throw new IllegalArgumentException("`" + block + "`: " + name + " " + value + " must be " + rule());
            }
        }
        Object preferred = given.plain() == null ? plain : given.plain();
        if (kind == Kind.REAL && preferred instanceof Long whole) {
            preferred = whole.doubleValue();
        }
        if (kind == Kind.REAL && preferred != null && !domain.contains(preferred)) {
            preferred = ends(domain).stream()
                    .min(Comparator.comparingDouble(v -> (Double) v))
                    .orElseThrow();
        }
        return new Setting(domain, preferred != null && domain.contains(preferred) ? preferred : null);
    }

    /** All values of a choice, the first and the last of a range. */
    static List<Object> ends(Domain domain) {
        if (domain instanceof Domain.IntegerRange range) {
            return List.of(range.from(), range.to());
        }
        if (domain instanceof Domain.RealRange range) {
            return List.of(range.from(), range.to());
        }
        return domain.values();
    }

    private boolean fits(Object value) {
        if (kind == Kind.WORD) {
            return words.contains(value.toString());
        }
        boolean number = kind == Kind.WHOLE ? value instanceof Long : value instanceof Double;
        return number && ((Number) value).doubleValue() >= least && ((Number) value).doubleValue() < below;
    }

    private String rule() {
        if (kind == Kind.WORD) {
            return "one of " + String.join(", ", words);
        }
        return kind == Kind.WHOLE
                ? "a whole number of at least " + (long) least
                : "a number of at least " + least + " and below " + below;
    }
}
