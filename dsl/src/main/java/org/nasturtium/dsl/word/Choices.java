package org.nasturtium.dsl.word;

import groovy.lang.NumberRange;
import groovy.lang.Range;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.space.Setting;

/**
 * Reads what may be a choice: one value is fixed, a list or a range of whole numbers is a choice, an interval of decimals
 * a continuous one, {@code log(...)} one that is drawn by ratio.
 */
public final class Choices {
    private Choices() {}

    /** The setting behind an option; {@code place} is the word and option, as in a message. */
    public static Setting of(String place, Object value) {
        if (value instanceof WordValue word && word.name().equals("log")) {
            return range(place, word.arguments().only("log(16..256)"), true);
        }
        if (value instanceof Range<?>) {
            return range(place, value, false);
        }
        if (value instanceof List<?> list) {
            if (list.isEmpty()) {
                throw new DslError(
                        "`" + place + "` is a choice without values", "Maybe list at least one: `[16, 32]`.");
            }
            List<Object> values = new ArrayList<>();
            for (Object each : list) {
                if (each instanceof List<?>) {
                    throw new DslError(
                            "`" + place + "` has a list inside a list: " + Shown.of(list),
                            "Maybe one list with single values: `[16, 32]`.");
                }
                values.add(single(place, each));
            }
            if (values.stream().distinct().count() != values.size()) {
                throw new DslError("`" + place + "` lists a value twice: " + Shown.of(list), "Leave one out.");
            }
            return Setting.choice(values);
        }
        return Setting.of(single(place, value));
    }

    /** An interval or a number that is drawn by ratio if it is a choice, as learning rates are. */
    public static Setting byRatio(String place, Object value) {
        boolean interval = value instanceof Range<?>;
        return interval ? range(place, value, true) : of(place, value);
    }

    private static Setting range(String place, Object value, boolean logarithmic) {
        if (!(value instanceof Range<?> range)
                || !(range.getFrom() instanceof Number from)
                || !(range.getTo() instanceof Number to)) {
            throw new DslError(
                    "`" + place + "` needs a range of numbers, not " + Shown.of(value),
                    "Maybe `1..3`, or `0.0..0.5` for any number in between.");
        }
        if (range.isReverse()) {
            throw new DslError(
                    "`" + place + "` runs backwards: " + Shown.of(value), "Maybe `" + from + ".." + to + "`.");
        }
        if (isWhole(from) && isWhole(to)) {
            long step =
                    range instanceof NumberRange numbers ? ((Number) (Object) numbers.getStepSize()).longValue() : 1;
            return logarithmic
                    ? Setting.logarithmic(from.longValue(), to.longValue())
                    : Setting.range(from.longValue(), to.longValue(), step);
        }
        return logarithmic && from.doubleValue() > 0
                ? Setting.logarithmicInterval(from.doubleValue(), to.doubleValue())
                : Setting.interval(from.doubleValue(), to.doubleValue());
    }

    private static boolean isWhole(Number number) {
        return number instanceof Integer || number instanceof Long || number instanceof Short;
    }

    private static Object single(String place, Object value) {
        if (value instanceof Units.Count count) {
            return count.value() == Math.rint(count.value()) ? (Object) (long) count.value() : count.value();
        }
        if (value instanceof Number number) {
            return isWhole(number) ? (Object) number.longValue() : number.doubleValue();
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (value instanceof WordValue word && word.isPlain()) {
            return word.name();
        }
        throw new DslError(
                "`" + place + "` cannot be " + Shown.of(value),
                "A value is a number or a word, a choice a list of them, `[16, 32]`, or a range, `1..3`.");
    }
}
