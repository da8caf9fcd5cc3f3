package org.nasturtium.engine.data;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Rounds the table {@code rows x columns / total} to whole numbers so that every row and column keeps its sum and every
 * entry is its exact value rounded up or down (controlled rounding, Bacharach 1966): the fractions of a cycle of
 * unrounded entries are shifted against each other until one of them is whole.
 */
final class Apportionment {
    private final long total;
    private final int rows;
    private final int columns;
    /** Numerators over {@code total}. */
    private final long[][] entries;

    private Apportionment(int[] rowSums, int[] columnSums) {
        total = IntStream.of(columnSums).asLongStream().sum();
        rows = rowSums.length;
        columns = columnSums.length;
        entries = new long[rows][columns];
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                entries[r][c] = (long) rowSums[r] * columnSums[c];
            }
        }
    }

    static int[][] of(int[] rowSums, int[] columnSums) {
        if (IntStream.of(rowSums).asLongStream().sum()
                != IntStream.of(columnSums).asLongStream().sum()) {
            throw new IllegalArgumentException("rows " + Arrays.toString(rowSums) + " and columns "
                    + Arrays.toString(columnSums) + " differ in sum");
        }
        Apportionment table = new Apportionment(rowSums, columnSums);
        for (int r = 0; r < table.rows; r++) {
            for (int c = 0; c < table.columns; c++) {
                while (table.isFraction(r, c)) {
                    table.round(r, c);
                }
            }
        }
        int[][] whole = new int[table.rows][table.columns];
        for (int r = 0; r < table.rows; r++) {
            for (int c = 0; c < table.columns; c++) {
                whole[r][c] = (int) (table.entries[r][c] / table.total);
            }
        }
        return whole;
    }

    private boolean isFraction(int row, int column) {
        return entries[row][column] % total != 0;
    }

    /**
     * Walks from a fraction alternately along its row and its column. Sums are whole, so a fraction is never alone in
     * either; the walk closes at the latest when a row comes up again, and from there on it is a cycle.
     */
    private void round(int row, int column) {
        int[] pathRows = new int[rows + 1];
        int[] pathColumns = new int[rows + 1];
        int[] seen = new int[rows];
        Arrays.fill(seen, -1);
        int length = 0;
        int enteredAt = column;
        while (seen[row] < 0) {
            seen[row] = length;
            pathRows[length] = row;
            pathColumns[length] = enteredAt;
            length++;
            int left = otherInRow(row, enteredAt);
            row = otherInColumn(row, left);
            enteredAt = left;
        }
        int from = seen[row];
        // a row that would be entered and left at the same entry is no part of the cycle
        shift(pathRows, pathColumns, pathColumns[from + 1] == enteredAt ? from + 1 : from, length, enteredAt);
    }

    /** Row i of the cycle is entered at its column and left at the next one's; the last is left at {@code closing}. */
    private void shift(int[] pathRows, int[] pathColumns, int from, int to, int closing) {
        long step = Long.MAX_VALUE;
        for (int i = from; i < to; i++) {
            int left = i + 1 < to ? pathColumns[i + 1] : closing;
            int entered = i == from ? closing : pathColumns[i];
            step = Math.min(step, total - entries[pathRows[i]][entered] % total);
            step = Math.min(step, entries[pathRows[i]][left] % total);
        }
        for (int i = from; i < to; i++) {
            int left = i + 1 < to ? pathColumns[i + 1] : closing;
            int entered = i == from ? closing : pathColumns[i];
            entries[pathRows[i]][entered] += step;
            entries[pathRows[i]][left] -= step;
        }
    }

    private int otherInRow(int row, int column) {
        return IntStream.range(0, columns)
                .filter(c -> c != column && isFraction(row, c))
                .findFirst()
                .orElseThrow();
    }

    private int otherInColumn(int row, int column) {
        return IntStream.range(0, rows)
                .filter(r -> r != row && isFraction(r, column))
                .findFirst()
                .orElseThrow();
    }
}
