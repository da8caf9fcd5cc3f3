package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of a panel's table; unlike {@code List.of}, a cell may be absent. */
final class Rows {
    private Rows() {}

    static List<@Nullable Object> row(@Nullable Object... cells) {
        List<@Nullable Object> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(cell instanceof Integer whole ? Long.valueOf(whole) : cell);
        }
        return Collections.unmodifiableList(row);
    }

    static List<@Nullable Object> row(@Nullable Object first, List<? extends @Nullable Object> more) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(first);
        row.addAll(more);
        return row(row.toArray());
    }

    /** Numbers of which some may be absent. */
    static List<@Nullable Double> numbers(List<@Nullable Double> given) {
        return Collections.unmodifiableList(new ArrayList<>(given));
    }
}
