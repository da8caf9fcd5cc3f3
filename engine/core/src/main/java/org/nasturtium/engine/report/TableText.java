package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * A table as lines of a terminal that fit a width: long texts are shortened first, then columns are left out from the
 * right, never the first one, and a last line says what is missing.
 */
public final class TableText {
    private static final int SHORTEST_TEXT = 12;
    private static final String GAP = "  ";

    private TableText() {}

    /** All rows, in at most {@code width} characters a line. */
    public static String of(Table table, int width) {
        return of(table, width, Integer.MAX_VALUE);
    }

    /** At most so many rows, in at most {@code width} characters a line. */
    public static String of(Table table, int width, int rows) {
        int shown = Math.min(rows, table.rowCount());
        List<Integer> widths = widths(table.columns(), shown);
        int columns = fit(table, widths, width);
        List<String> lines = new ArrayList<>();
        for (int row = -1; row < shown; row++) {
            StringBuilder line = new StringBuilder();
            for (int k = 0; k < columns; k++) {
                Column<?> column = table.column(k);
                String text = row < 0 ? column.name() : Cells.text(column, row);
                line.append(k == 0 ? "" : GAP).append(padded(text, widths.get(k), Cells.isNumber(column)));
            }
            lines.add(line.toString().stripTrailing());
        }
        lines.addAll(missing(table, shown, columns));
        return String.join("\n", lines);
    }

    private static List<Integer> widths(List<Column<?>> columns, int rows) {
        return new ArrayList<>(columns.stream()
                .map(column -> IntStream.range(0, rows)
                        .map(row -> Cells.text(column, row).length())
                        .reduce(column.name().length(), Math::max))
                .toList());
    }

    /** Shortens texts in place where that is enough; returns how many columns fit. */
    private static int fit(Table table, List<Integer> widths, int width) {
        int over = total(widths, widths.size()) - width;
        for (int k = widths.size() - 1; k > 0 && over > 0; k--) {
            if (!Cells.isNumber(table.column(k))) {
                int narrow = Math.max(SHORTEST_TEXT, widths.get(k) - over);
                if (narrow < widths.get(k)) {
                    over -= widths.get(k) - narrow;
                    widths.set(k, narrow);
                }
            }
        }
        int columns = widths.size();
        while (columns > 1 && total(widths, columns) > width) {
            columns--;
        }
        return columns;
    }

    private static int total(List<Integer> widths, int columns) {
        return widths.stream().limit(columns).mapToInt(Integer::intValue).sum()
                + GAP.length() * Math.max(0, columns - 1);
    }

    private static String padded(String text, int width, boolean right) {
        String fitted = text.length() <= width ? text : text.substring(0, width - 1) + "…";
        String blanks = " ".repeat(width - fitted.length());
        return right ? blanks + fitted : fitted + blanks;
    }

    private static List<String> missing(Table table, int rows, int columns) {
        List<String> parts = new ArrayList<>();
        if (rows < table.rowCount()) {
            parts.add(table.rowCount() - rows + " more rows");
        }
        if (columns < table.columnCount()) {
            parts.add(table.columnCount() - columns + " more columns");
        }
        return parts.isEmpty() ? List.of() : List.of("... " + String.join(", ", parts));
    }
}
