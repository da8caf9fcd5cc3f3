package org.nasturtium.engine.space;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The values of a member as an unchangeable map over one array: small and quick, where a search makes millions. */
final class Assignment extends AbstractMap<String, Object> {
    private final Layout layout;
    private final @Nullable Object[] values;

    /** Takes the array; nobody may change it afterwards. */
    Assignment(Layout layout, @Nullable Object[] values) {
        this.layout = layout;
        this.values = values;
    }

    Layout layout() {
        return layout;
    }

    /** A copy to change. */
    @Nullable
    Object[] copy() {
        return values.clone();
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        int slot = name == null ? -1 : layout.slot(name);
        return slot < 0 ? null : values[slot];
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public int size() {
        int present = 0;
        for (Object value : values) {
            present += value == null ? 0 : 1;
        }
        return present;
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, Object>> iterator() {
                return new Entries();
            }

            @Override
            public int size() {
                return Assignment.this.size();
            }
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return (other instanceof Assignment same && same.layout.equals(layout))
                ? Arrays.equals(values, same.values)
                : super.equals(other);
    }

    @Override
    public int hashCode() {
        int hash = 0;
        for (int slot = 0; slot < values.length; slot++) {
            Object value = values[slot];
            hash += value == null ? 0 : (layout.name(slot).hashCode() ^ value.hashCode());
        }
        return hash;
    }

    /** A hash that does not depend on the order, nor on how the values are kept. */
    int spread() {
        int hash = 0;
        for (int slot = 0; slot < values.length; slot++) {
            Object value = values[slot];
            hash += value == null ? 0 : spread(layout.name(slot), value);
        }
        return hash;
    }

    /** One decision's share of it. */
    static int spread(String name, Object value) {
        int hash = name.hashCode() * 31 + value.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        return hash ^ (hash >>> 16);
    }

    private final class Entries implements Iterator<Map.Entry<String, Object>> {
        private int next = after(-1);

        private int after(int slot) {
            int at = slot + 1;
            while (at < values.length && values[at] == null) {
                at++;
            }
            return at;
        }

        @Override
        public boolean hasNext() {
            return next < values.length;
        }

        @Override
        public Map.Entry<String, Object> next() {
            Object value = hasNext() ? values[next] : null;
            if (value == null) {
                throw new NoSuchElementException();
            }
            Map.Entry<String, Object> entry = Map.entry(layout.name(next), value);
            next = after(next);
            return entry;
        }
    }
}
