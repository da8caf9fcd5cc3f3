package org.nasturtium.dsl.word;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A noun with what stands in its parentheses: {@code relu}, {@code conv3x3(16)}, {@code adam(lr: 0.001)}. The verb that
 * takes it knows what it means.
 *
 * @param name the word
 * @param options named ones, in the order they were written
 * @param values the others
 */
public record WordValue(String name, Map<String, Object> options, List<Object> values) {
    public WordValue {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        values = List.copyOf(values);
    }

    /** A noun without parentheses. */
    public static WordValue of(String name) {
        return new WordValue(name, Map.of(), List.of());
    }

    /** Whether nothing stands in parentheses. */
    public boolean isPlain() {
        return options.isEmpty() && values.isEmpty();
    }

    /** What stands in the parentheses, to be checked. */
    public Arguments arguments() {
        Arguments arguments = Arguments.of(name, options);
        arguments.values().addAll(values);
        return arguments;
    }

    @Override
    public String toString() {
        return isPlain() ? name : name + "(" + arguments() + ")";
    }
}
