package org.nasturtium.kernel.render;

import groovy.lang.Range;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.FormatHelper;
import org.jspecify.annotations.Nullable;

/** Any value as the text that Groovy prints: bounded, and there whatever the value does when it is asked. */
final class GroovyText {
    private static final int ITEMS = 1_000;
    private static final int CHARACTERS = 100_000;

    private GroovyText() {}

    static String of(@Nullable Object value) {
        try {
            return cut(items(value));
        } catch (Throwable failure) {
            return name(value) + " (its text cannot be had: "
                    + failure.getClass().getSimpleName() + message(failure) + ")";
        }
    }

    private static String cut(String text) {
        return text.length() <= CHARACTERS
                ? text
                : text.substring(0, CHARACTERS) + "\n... " + (text.length() - CHARACTERS) + " more characters";
    }

    private static String items(@Nullable Object value) {
        if (value instanceof Collection<?> all && !(value instanceof Range) && all.size() > ITEMS) {
            List<@Nullable Object> first = new ArrayList<>();
            for (Object each : all) {
                if (first.size() == ITEMS) {
                    break;
                }
                first.add(each);
            }
            return more(format(first), all.size() - ITEMS);
        }
        if (value instanceof Map<?, ?> all && all.size() > ITEMS) {
            Map<@Nullable Object, @Nullable Object> first = new LinkedHashMap<>();
            for (Map.Entry<?, ?> each : all.entrySet()) {
                if (first.size() == ITEMS) {
                    break;
                }
                first.put(each.getKey(), each.getValue());
            }
            return more(format(first), all.size() - ITEMS);
        }
        if (value != null
                && value.getClass().isArray()
                && !(value instanceof char[])
                && Array.getLength(value) > ITEMS) {
            List<@Nullable Object> first = new ArrayList<>();
            for (int k = 0; k < ITEMS; k++) {
                first.add(Array.get(value, k));
            }
            return more(format(first), Array.getLength(value) - ITEMS);
        }
        String text = format(value);
        return value != null && text.equals("null") ? name(value) + " (its text is null)" : text;
    }

    private static String format(@Nullable Object value) {
        return String.valueOf(FormatHelper.format(value, false, CHARACTERS, false));
    }

    private static String more(String text, int count) {
        String open = text.endsWith("]") ? text.substring(0, text.length() - 1) : text;
        return open + ", ... " + count + " more]";
    }

    private static String name(@Nullable Object value) {
        return value == null
                ? "null"
                : value.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(value));
    }

    private static String message(Throwable failure) {
        try {
            return failure.getMessage() == null ? "" : ": " + failure.getMessage();
        } catch (Throwable silent) {
            return "";
        }
    }
}
