package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a strategy just did and why, as data: a sentence, and small panels that a report or a notebook draws.
 *
 * @param sentence what it did last, with the numbers that decided
 * @param panels its inner state: population, tournament, mutation, register, posterior, rung
 */
public record Explanation(String sentence, List<Panel> panels) {
    public Explanation {
        panels = List.copyOf(panels);
    }

    /** A sentence and its panels. */
    public static Explanation of(String sentence, Panel... panels) {
        return new Explanation(sentence, List.of(panels));
    }

    /** How a panel is best drawn; a table is right for each. */
    public enum Drawing {
        /** Rows as they are. */
        TABLE,
        /** The first column names the bars, each further one is a series of heights. */
        BARS,
        /** The first column is x, each further one a line; an absent number leaves a gap. */
        CURVE,
        /** The first two columns are x and y, a third one names the group, a fourth one the point. */
        SCATTER
    }

    /**
     * A small table with a name.
     *
     * @param name what it shows: {@code population}
     * @param drawing how it is best drawn
     * @param columns the columns' names
     * @param rows a cell for each column: String, Long, Double, or null where there is none
     */
    public record Panel(String name, Drawing drawing, List<String> columns, List<List<@Nullable Object>> rows) {
        public Panel {
            columns = List.copyOf(columns);
            List<List<@Nullable Object>> copies = new ArrayList<>();
            for (List<@Nullable Object> row : rows) {
                if (row.size() != columns.size()) {
                    throw new IllegalArgumentException(
                            "panel `" + name + "`: the row " + row + " has not one cell for each of " + columns);
                }
                copies.add(Collections.unmodifiableList(new ArrayList<>(row)));
            }
            rows = Collections.unmodifiableList(copies);
        }

        /** An empty panel with these columns, to be filled with {@link #plus}. */
        public static Panel of(String name, Drawing drawing, String... columns) {
            return new Panel(name, drawing, List.of(columns), List.of());
        }

        /** The same panel with one more row. */
        public Panel plus(@Nullable Object... row) {
            List<List<@Nullable Object>> more = new ArrayList<>(rows);
            List<@Nullable Object> cells = new ArrayList<>();
            for (Object cell : row) {
                cells.add(cell instanceof Integer whole ? Long.valueOf(whole) : cell);
            }
            more.add(cells);
            return new Panel(name, drawing, columns, more);
        }
    }
}
