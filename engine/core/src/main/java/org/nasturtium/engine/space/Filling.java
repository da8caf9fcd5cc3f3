package org.nasturtium.engine.space;

import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Gives values to decisions that have none: from the roots for a new member, below a changed decision for a variant. */
final class Filling {
    private final Layout layout;

    Filling(Layout layout) {
        this.layout = layout;
    }

    /** A new member, each decision chosen in turn. */
    Architecture member(Chooser chooser, RandomGenerator random) {
        @Nullable Object[] values = new Object[layout.size()];
        fill(values, layout.roots(), chooser, random);
        return new Architecture(new Assignment(layout, values));
    }

    /**
     * The member with one decision changed. What exists below the old and the new value stays as it is, what is new is
     * chosen.
     */
    Architecture changed(@Nullable Object[] old, int slot, Object value, Chooser chooser, RandomGenerator random) {
        @Nullable Object[] values = old.clone();
        clear(values, slot);
        values[slot] = value;
        carry(old, values, layout.below(slot, value), chooser, random);
        return new Architecture(new Assignment(layout, values));
    }

    private void fill(@Nullable Object[] values, int[] slots, Chooser chooser, RandomGenerator random) {
        for (int slot : slots) {
            Object value = chooser.choose(slot, random);
            values[slot] = value;
            fill(values, layout.below(slot, value), chooser, random);
        }
    }

    private void clear(@Nullable Object[] values, int slot) {
        Object value = values[slot];
        if (value != null) {
            for (int below : layout.below(slot, value)) {
                clear(values, below);
            }
            values[slot] = null;
        }
    }

    private void carry(
            @Nullable Object[] old, @Nullable Object[] values, int[] slots, Chooser chooser, RandomGenerator random) {
        for (int slot : slots) {
            Object kept = old[slot];
            Object value = kept == null ? chooser.choose(slot, random) : kept;
            values[slot] = value;
            carry(old, values, layout.below(slot, value), chooser, random);
        }
    }
}
