package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** All members in order, the last decision changing fastest, one at a time. */
final class Enumeration implements Iterator<Architecture> {
    private final Layout layout;
    private final List<List<Object>> domains = new ArrayList<>();
    private final int[] at;
    private @Nullable Object @Nullable [] next;

    Enumeration(Layout layout) {
        this.layout = layout;
        for (int slot = 0; slot < layout.size(); slot++) {
            domains.add(layout.domain(slot).values());
        }
        this.at = new int[layout.size()];
        @Nullable Object[] first = new Object[layout.size()];
        restart(first, layout.roots(), 0);
        this.next = first;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public Architecture next() {
        @Nullable Object[] current = next;
        if (current == null) {
            throw new NoSuchElementException();
        }
        next = after(current);
        return new Architecture(new Assignment(layout, current));
    }

    private @Nullable Object @Nullable [] after(@Nullable Object[] current) {
        for (int slot = layout.size() - 1; slot >= 0; slot--) {
            if (current[slot] != null && at[slot] + 1 < domains.get(slot).size()) {
                @Nullable Object[] following = new Object[layout.size()];
                System.arraycopy(current, 0, following, 0, slot);
                at[slot]++;
                following[slot] = domains.get(slot).get(at[slot]);
                restart(following, layout.roots(), slot + 1);
                return following;
            }
        }
        return null;
    }

    /** Keeps the slots in front of {@code from}, and gives the first value to those behind that exist. */
    private void restart(@Nullable Object[] values, int[] slots, int from) {
        for (int slot : slots) {
            Object kept = values[slot];
            if (slot >= from && kept == null) {
                at[slot] = 0;
                kept = domains.get(slot).get(0);
                values[slot] = kept;
            }
            if (kept != null) {
                restart(values, layout.below(slot, kept), from);
            }
        }
    }
}
