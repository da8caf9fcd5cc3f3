package org.nasturtium.engine.table;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.words.NearestWord;

/** Architectures and what was measured of them: one row each, one column of numbers a metric. Never changes. */
public final class TabularBenchmark {
    private final String name;
    private final SearchSpace space;
    private final RowIndex index;
    private final Map<String, double[]> columns;
    private final int rows;

    /** Takes arrays and index over; nobody may change them afterwards. */
    TabularBenchmark(String name, SearchSpace space, RowIndex index, Map<String, double[]> columns, int rows) {
        this.name = name;
        this.space = space;
        this.index = index;
        this.columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        this.rows = rows;
    }

    /** {@code nb201 c10}, or the file's name. */
    public String name() {
        return name;
    }

    /** Whose members the rows are; some may have none. */
    public SearchSpace space() {
        return space;
    }

    public int rows() {
        return rows;
    }

    /** The metrics' columns, in the file's order. */
    public List<String> columns() {
        return new ArrayList<>(columns.keySet());
    }

    public boolean hasColumn(String column) {
        return columns.containsKey(column);
    }

    /** The row of an architecture, also of another space that has this one's decisions among its own; -1 = none. */
    public int row(Architecture architecture) {
        return index.row(space.project(architecture));
    }

    /** One number; NaN where the cell is empty. */
    public double value(String column, int row) {
        return numbers(column)[row];
    }

    /** A column's numbers, row by row. */
    public double[] column(String column) {
        return numbers(column).clone();
    }

    /** Changes when a column or a number does. */
    public String fingerprint() {
        CRC32 sum = new CRC32();
        columns.forEach((column, numbers) -> {
            sum.update(column.getBytes(StandardCharsets.UTF_8));
            ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Double.BYTES);
            bytes.asDoubleBuffer().put(numbers);
            sum.update(bytes);
        });
        return rows + " rows, crc32 " + Long.toHexString(sum.getValue());
    }

    /** Says which columns there are if this one is not. */
    public void require(String column) {
        numbers(column);
    }

    private double[] numbers(String column) {
        double[] numbers = columns.get(column);
        if (numbers == null) {
            throw new TableError("table `" + name + "` has no column `" + column + "` of numbers\n"
                    + NearestWord.hint(column, columns.keySet()));
        }
        return numbers;
    }
}
