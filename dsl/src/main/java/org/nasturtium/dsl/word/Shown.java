package org.nasturtium.dsl.word;

import groovy.lang.Closure;
import groovy.lang.Range;
import java.time.Duration;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Metric;

/** How values look in messages: as a person would write them. */
public final class Shown {
    private static final int LONGEST = 60;

    private Shown() {}

    public static String of(@Nullable Object value) {
        String text = whole(value);
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }

    /** Several values with commas. */
    public static String all(Collection<?> values) {
        return values.stream().map(Shown::of).collect(Collectors.joining(", "));
    }

    private static String whole(@Nullable Object value) {
        if (value == null) {
            return "nothing";
        }
        if (value instanceof CharSequence) {
            return "'" + value + "'";
        }
        if (value instanceof Range<?> range) {
            return range.isReverse() ? range.getTo() + ".." + range.getFrom() : range.getFrom() + ".." + range.getTo();
        }
        if (value instanceof Collection<?> list) {
            return "[" + all(list) + "]";
        }
        if (value instanceof Closure<?>) {
            return "{ ... }";
        }
        if (value instanceof Boolean flag) {
            return flag ? "yes" : "no";
        }
        if (value instanceof Duration duration) {
            return Units.shown(duration);
        }
        if (value instanceof EvaluationSource source) {
            return source.description();
        }
        if (value instanceof Metric metric) {
            return metric.word();
        }
        return String.valueOf(value);
    }
}
