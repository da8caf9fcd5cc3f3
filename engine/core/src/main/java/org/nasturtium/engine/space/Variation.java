package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Members made from members: one decision changed, or decisions of two parents. */
final class Variation {
    private final Layout layout;
    private final Filling filling;
    private final Chooser uniform;
    private final Chooser plain;

    Variation(Layout layout, Filling filling, Chooser uniform, Chooser plain) {
        this.layout = layout;
        this.filling = filling;
        this.uniform = uniform;
        this.plain = plain;
    }

    /** One decision, drawn among those that can change, gets another value. */
    Architecture mutate(@Nullable Object[] parent, RandomGenerator random) {
        int candidates = 0;
        for (int slot = 0; slot < parent.length; slot++) {
            candidates += canChange(parent, slot) ? 1 : 0;
        }
        if (candidates == 0) {
            throw new IllegalStateException("the space has a single member: there is nothing to mutate");
        }
        int drawn = random.nextInt(candidates);
        int slot = -1;
        while (drawn >= 0) {
            slot++;
            drawn -= canChange(parent, slot) ? 1 : 0;
        }
        Object old = parent[slot];
        return filling.changed(
                parent, slot, layout.domain(slot).drawOther(old == null ? "" : old, random), uniform, random);
    }

    private boolean canChange(@Nullable Object[] values, int slot) {
        return values[slot] != null && layout.domain(slot).canChange();
    }

    /** Every decision with every value next to its own; what a change opens gets plain values. */
    List<Architecture> neighbours(@Nullable Object[] member, RandomGenerator unused) {
        List<Architecture> neighbours = new ArrayList<>();
        for (int slot = 0; slot < member.length; slot++) {
            Object value = member[slot];
            if (value != null) {
                for (Object near : layout.domain(slot).near(value)) {
                    neighbours.add(filling.changed(member, slot, near, plain, unused));
                }
            }
        }
        return neighbours;
    }

    /** Each decision from one of both; where they differ, all that only one of them has below it comes along. */
    Architecture cross(@Nullable Object[] a, @Nullable Object[] b, RandomGenerator random) {
        @Nullable Object[] child = new Object[layout.size()];
        cross(a, b, child, layout.roots(), random);
        return new Architecture(new Assignment(layout, child));
    }

    private void cross(
            @Nullable Object[] a, @Nullable Object[] b, @Nullable Object[] child, int[] slots, RandomGenerator random) {
        for (int slot : slots) {
            Object ours = a[slot];
            Object theirs = b[slot];
            boolean fromA = theirs == null || (ours != null && random.nextBoolean());
            Object value = fromA ? ours : theirs;
            if (value != null) {
                child[slot] = value;
                cross(a, b, child, layout.below(slot, value), random);
            }
        }
    }
}
