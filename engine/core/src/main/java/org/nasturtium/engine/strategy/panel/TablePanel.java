package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows as they are, for what no picture says better. */
public record TablePanel(String name, List<String> columns, List<List<@Nullable Object>> rows) implements Panel {
    public TablePanel {
        columns = List.copyOf(columns);
        List<List<@Nullable Object>> copies = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(
                        "panel `" + name + "`: the row " + row + " has not one cell for each of " + columns);
            }
            copies.add(Rows.row(row.toArray()));
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** An empty one with these columns, to be filled with {@link #plus}. */
    public static TablePanel of(String name, String... columns) {
        return new TablePanel(name, List.of(columns), List.of());
    }

    /** The same with one more row. */
    public TablePanel plus(@Nullable Object... row) {
        List<List<@Nullable Object>> more = new ArrayList<>(rows);
        more.add(Rows.row(row));
        return new TablePanel(name, columns, more);
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.table(this);
    }
}
