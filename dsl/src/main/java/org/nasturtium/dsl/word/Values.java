package org.nasturtium.dsl.word;

import org.jspecify.annotations.Nullable;

/** Reads single values and says what was wrong with them; {@code place} is the word and option, as in a message. */
public final class Values {
    private Values() {}

    /** A whole number that fits an int; counts such as {@code 10.k} are numbers too. */
    public static int integer(String place, @Nullable Object value) {
        double number = number(place, value);
        if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
            throw new DslError("`" + place + "` needs a whole number, not " + Shown.of(value), "");
        }
        return (int) number;
    }

    /** A whole number. */
    public static long whole(String place, @Nullable Object value) {
        double number = number(place, value);
        if (number != Math.rint(number) || Math.abs(number) > 9e15) {
            throw new DslError("`" + place + "` needs a whole number, not " + Shown.of(value), "");
        }
        return value instanceof Long || value instanceof Integer ? ((Number) value).longValue() : (long) number;
    }

    public static double number(String place, @Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Units.Count count) {
            return count.value();
        }
        throw new DslError("`" + place + "` needs a number, not " + Shown.of(value), hint(value));
    }

    /** Whether this is a number, or has a unit. */
    public static boolean isAmount(@Nullable Object value) {
        return value instanceof Number
                || value instanceof Units.Count
                || value instanceof java.time.Duration
                || value instanceof Units.Bytes
                || value instanceof Units.Carbon
                || value instanceof Units.Energy;
    }

    /** A number, or what has a unit in its base unit: seconds, bytes, joules, grams. */
    public static double amount(String place, @Nullable Object value) {
        if (value instanceof java.time.Duration time) {
            return time.toNanos() / 1e9;
        }
        if (value instanceof Units.Bytes bytes) {
            return bytes.value();
        }
        if (value instanceof Units.Carbon carbon) {
            return carbon.grams();
        }
        return value instanceof Units.Energy energy ? energy.joules() : number(place, value);
    }

    /** {@code yes}, {@code no}, true or false. */
    public static boolean flag(String place, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new DslError("`" + place + "` needs `yes` or `no`, not " + Shown.of(value), "");
    }

    private static String hint(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            return text.toString().matches("-?[0-9.]+") ? "Maybe without the quotes: " + text : "";
        }
        return value instanceof Units.Bytes
                        || value instanceof java.time.Duration
                        || value instanceof Units.Energy
                        || value instanceof Units.Carbon
                ? "Maybe leave the unit out."
                : "";
    }
}
