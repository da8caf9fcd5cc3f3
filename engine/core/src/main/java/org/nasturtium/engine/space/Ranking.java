package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Numbers the members of a countable space from 0 to size - 1, and finds a member by its number. */
final class Ranking {
    private static final long[] NONE = {};

    private final Layout layout;
    private final List<List<Object>> values;
    private final List<Map<Object, Integer>> ordinals;
    /** Members below one slot. */
    private final long[] counts;
    /** For each slot and value: members below the values in front of it; empty where nothing hangs below the slot. */
    private final List<long[]> before;

    Ranking(Layout layout) {
        this.layout = layout;
        this.values = IntStream.range(0, layout.size())
                .mapToObj(slot -> layout.domain(slot).values())
                .toList();
        this.ordinals = values.stream().map(Ranking::ordinals).toList();
        this.counts = new long[layout.size()];
        this.before = new ArrayList<>(Collections.nCopies(layout.size(), NONE));
        for (int slot = layout.size() - 1; slot >= 0; slot--) {
            count(slot);
        }
    }

    private static Map<Object, Integer> ordinals(List<Object> values) {
        Map<Object, Integer> ordinals = new HashMap<>();
        values.forEach(value -> ordinals.put(value, ordinals.size()));
        return ordinals;
    }

    private void count(int slot) {
        List<Object> all = values.get(slot);
        if (!layout.isBranching(slot)) {
            counts[slot] = all.size();
            return;
        }
        long[] sums = new long[all.size()];
        long sum = 0;
        for (int i = 0; i < sums.length; i++) {
            sums[i] = sum;
            sum = Math.addExact(sum, product(layout.below(slot, all.get(i))));
        }
        before.set(slot, sums);
        counts[slot] = sum;
    }

    private long product(int[] slots) {
        long product = 1;
        for (int slot : slots) {
            product = Math.multiplyExact(product, counts[slot]);
        }
        return product;
    }

    long index(@Nullable Object[] member) {
        return index(member, layout.roots());
    }

    private long index(@Nullable Object[] member, int[] slots) {
        long index = 0;
        for (int slot : slots) {
            Object value = member[slot];
            Integer ordinal = value == null ? null : ordinals.get(slot).get(value);
            if (value == null || ordinal == null) {
                throw new IllegalStateException("no value of `" + layout.name(slot) + "`: " + value);
            }
            long[] sums = before.get(slot);
            long own = sums.length == 0 ? ordinal : sums[ordinal] + index(member, layout.below(slot, value));
            index = index * counts[slot] + own;
        }
        return index;
    }

    @Nullable
    Object[] member(long index) {
        @Nullable Object[] member = new Object[layout.size()];
        fill(member, layout.roots(), index);
        return member;
    }

    private void fill(@Nullable Object[] member, int[] slots, long index) {
        long left = index;
        for (int i = slots.length - 1; i >= 0; i--) {
            int slot = slots[i];
            long own = left % counts[slot];
            left /= counts[slot];
            long[] sums = before.get(slot);
            int ordinal = sums.length == 0 ? (int) own : last(sums, own);
            Object value = values.get(slot).get(ordinal);
            member[slot] = value;
            if (sums.length > 0) {
                fill(member, layout.below(slot, value), own - sums[ordinal]);
            }
        }
    }

    /** The last place whose sum is not above a number. */
    private static int last(long[] sums, long number) {
        int place = sums.length - 1;
        while (sums[place] > number) {
            place--;
        }
        return place;
    }
}
