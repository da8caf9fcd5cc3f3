package org.nasturtium.kernel.session;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an expression without running it: its value where it is at hand, else its type.
 *
 * @param value or none
 * @param type declared or of the value
 * @param isClass whether it is the class itself that is named
 */
record Known(@Nullable Object value, Type type, boolean isClass) {
    static Known value(Object value) {
        return value instanceof Class<?> type ? new Known(null, type, true) : new Known(value, value.getClass(), false);
    }

    static Known type(Type type) {
        return new Known(null, type, false);
    }

    static Known named(Class<?> type) {
        return new Known(null, type, true);
    }

    Class<?> raw() {
        return raw(type);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic) {
            return raw(generic.getRawType());
        }
        if (type instanceof WildcardType wild) {
            return raw(wild.getUpperBounds()[0]);
        }
        return Object.class;
    }

    /** The type of what is in it: of a list's items, of a map's values; none if it does not say. */
    @Nullable
    Type items() {
        if (raw().isArray()) {
            return raw().getComponentType();
        }
        return type instanceof ParameterizedType generic
                ? generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1]
                : null;
    }
}
