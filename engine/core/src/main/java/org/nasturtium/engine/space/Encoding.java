package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Members as features of fixed length: one-hot for choices, 0..1 for ranges, and a mark in front where absent. */
final class Encoding {
    private final Layout layout;
    private final int[] offsets;
    private final int width;

    Encoding(Layout layout) {
        this.layout = layout;
        this.offsets = new int[layout.size()];
        int at = 0;
        for (int slot = 0; slot < offsets.length; slot++) {
            at += isConditional(slot) ? 1 : 0;
            offsets[slot] = at;
            at += layout.domain(slot).width();
        }
        this.width = at;
    }

    double[] encode(@Nullable Object[] values) {
        double[] features = new double[width];
        for (int slot = 0; slot < offsets.length; slot++) {
            Object value = values[slot];
            if (value == null) {
                features[offsets[slot] - 1] = 1;
            } else {
                layout.domain(slot).encode(value, features, offsets[slot]);
            }
        }
        return features;
    }

    /** What each feature says: {@code repeat}, {@code conv.act=relu}, {@code repeat.2.pool.kind absent}. */
    List<String> names() {
        List<String> names = new ArrayList<>();
        for (int slot = 0; slot < offsets.length; slot++) {
            String name = layout.name(slot);
            if (isConditional(slot)) {
                names.add(name + " absent");
            }
            if (layout.domain(slot) instanceof Domain.Categorical choice) {
                choice.values().forEach(value -> names.add(name + "=" + value));
            } else {
                names.add(name);
            }
        }
        return names;
    }

    private boolean isConditional(int slot) {
        return layout.parent(slot) != Layout.ROOT;
    }
}
