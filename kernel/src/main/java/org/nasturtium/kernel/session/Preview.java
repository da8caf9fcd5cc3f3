package org.nasturtium.kernel.session;

import groovy.lang.Closure;
import groovy.lang.GString;
import groovy.lang.Range;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.SearchSpace;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A glimpse of a value that calls nothing a person wrote: no getter, no {@code toString}. Of objects of unknown types the
 * fields are read.
 */
public final class Preview {
    private static final int ITEMS = 100;
    private static final int DEPTH = 4;

    private final StringBuilder text = new StringBuilder();
    private final int most;

    private Preview(int most) {
        this.most = most;
    }

    /** At most so many characters. */
    public static String of(@Nullable Object value, int most) {
        Preview preview = new Preview(most);
        try {
            preview.add(value, 0);
        } catch (ConcurrentModificationException changing) {
            preview.text.append(" ... (changing)");
        }
        String line = preview.text.toString();
        return line.length() <= most ? line : line.substring(0, Math.max(0, most - 3)) + "...";
    }

    /** The type as a person writes it. */
    public static String type(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        Class<?> type = value.getClass();
        if (value instanceof Closure<?>) {
            return "Closure";
        }
        String name = type.isAnonymousClass()
                        || type.isHidden()
                        || type.getSimpleName().isEmpty()
                ? type.getName()
                : type.getSimpleName();
        return name.equals("GStringImpl") ? "GString" : name;
    }

    /** How much is in it: letters, items, rows and columns; empty where that has no meaning. */
    public static String size(@Nullable Object value) {
        if (value instanceof String word) {
            return String.valueOf(word.length());
        }
        if (value instanceof Table table) {
            return table.rowCount() + " x " + table.columnCount();
        }
        if (value instanceof Column<?> column) {
            return String.valueOf(column.size());
        }
        if (value != null && value.getClass().isArray()) {
            StringBuilder shape = new StringBuilder();
            Object each = value;
            while (each != null && each.getClass().isArray()) {
                shape.append(shape.isEmpty() ? "" : " x ").append(Array.getLength(each));
                each = Array.getLength(each) == 0 ? null : Array.get(each, 0);
            }
            return shape.toString();
        }
        if (value instanceof Collection<?> some && isPlain(value)) {
            return String.valueOf(some.size());
        }
        return value instanceof Map<?, ?> map && isPlain(value) ? String.valueOf(map.size()) : "";
    }

    /** Whether a type is the JDK's or Groovy's own, so that asking it runs nobody's code. */
    static boolean isPlain(Object value) {
        String name = value.getClass().getName();
        return name.startsWith("java.") || name.startsWith("groovy.lang.") || name.startsWith("org.codehaus.groovy.");
    }

    private boolean isFull() {
        return text.length() > most;
    }

    private void add(@Nullable Object value, int depth) {
        if (isFull()) {
            return;
        }
        if (value == null || value instanceof Boolean || value instanceof Character || value instanceof Enum<?>) {
            text.append(value instanceof Enum<?> one ? one.name() : String.valueOf(value));
        } else if (value instanceof String word) {
            String shown = word.length() > most ? word.substring(0, most) : word;
            text.append('\'').append(shown.replace("\n", "\\n")).append('\'');
        } else if (value instanceof BigInteger || value instanceof BigDecimal || isNumber(value)) {
            text.append(value);
        } else if (value instanceof Class<?> type) {
            text.append(type.getName());
        } else if (value instanceof Closure<?> closure) {
            text.append("{ ").append(closure.getMaximumNumberOfParameters()).append(" parameters -> ... }");
        } else if (value instanceof GString written) {
            pieces(written, depth);
        } else if (value.getClass().isArray()) {
            array(value, depth);
        } else if (value instanceof Table table) {
            text.append(table.name()).append(": ").append(String.join(", ", table.columnNames()));
        } else if (value instanceof SearchSpace space) {
            text.append(space.name());
        } else if (isPlain(value)) {
            plain(value, depth);
        } else {
            fields(value, depth);
        }
    }

    private static boolean isNumber(Object value) {
        return value instanceof Number && value.getClass().getName().startsWith("java.");
    }

    private void plain(Object value, int depth) {
        if (value instanceof Range<?> range) {
            add(range.getFrom(), depth + 1);
            text.append("..");
            add(range.getTo(), depth + 1);
        } else if (value instanceof Map<?, ?> map) {
            boolean first = true;
            text.append('[');
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(first ? "" : ", ");
                first = false;
                if (isFull() || depth > DEPTH) {
                    text.append("...");
                    break;
                }
                Object key = entry.getKey();
                text.append(key instanceof String name && name.matches("\\w+") ? name : "");
                if (!(key instanceof String name && name.matches("\\w+"))) {
                    add(key, depth + 1);
                }
                text.append(": ");
                add(entry.getValue(), depth + 1);
            }
            text.append(map.isEmpty() ? ":]" : "]");
        } else if (value instanceof Collection<?> items) {
            items(items, depth);
        } else if (value.getClass().getName().startsWith("java.time.")
                || value instanceof java.nio.file.Path
                || value instanceof java.io.File
                || value instanceof StringBuilder
                || value instanceof java.util.UUID) {
            text.append(value);
        } else {
            text.append(type(value));
        }
    }

    private void items(Iterable<?> items, int depth) {
        text.append('[');
        int count = 0;
        for (Object each : items) {
            text.append(count == 0 ? "" : ", ");
            if (isFull() || count++ >= ITEMS || depth > DEPTH) {
                text.append("...");
                break;
            }
            add(each, depth + 1);
        }
        text.append(']');
    }

    private void array(Object array, int depth) {
        List<@Nullable Object> items = new ArrayList<>();
        int length = Array.getLength(array);
        for (int i = 0; i < Math.min(length, ITEMS + 1); i++) {
            items.add(Array.get(array, i));
        }
        items(items, depth);
    }

    private void pieces(GString written, int depth) {
        String[] strings = written.getStrings();
        Object[] values = written.getValues();
        for (int i = 0; i < strings.length; i++) {
            text.append(strings[i]);
            if (i < values.length && values[i] instanceof String word) {
                text.append(word, 0, Math.min(word.length(), most));
            } else if (i < values.length) {
                add(values[i], depth + 1);
            }
        }
    }

    private void fields(Object value, int depth) {
        text.append(type(value)).append('(');
        boolean first = true;
        for (Class<?> type = value.getClass(); type != null && !type.getName().startsWith("java."); ) {
            for (Field field : type.getDeclaredFields()) {
                boolean shown = !Modifier.isStatic(field.getModifiers())
                        && !field.isSynthetic()
                        && !field.getName().contains("$")
                        && !field.getName().equals("metaClass");
                if (!shown || isFull()) {
                    continue;
                }
                text.append(first ? "" : ", ").append(field.getName()).append(": ");
                first = false;
                if (depth >= 1) {
                    text.append("...");
                } else {
                    add(read(field, value), depth + 1);
                }
            }
            type = type.getSuperclass();
        }
        text.append(')');
    }

    /** A field's value, or its type where it may not be read. */
    static @Nullable Object read(Field field, @Nullable Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (IllegalAccessException | InaccessibleObjectException hidden) {
            return field.getType();
        }
    }
}
