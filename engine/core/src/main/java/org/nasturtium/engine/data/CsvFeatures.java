package org.nasturtium.engine.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The columns of a table as features: a number as it is, text as one column a value that is 1 or 0.
 *
 * @param names of the features: {@code age}, {@code sex=female}
 * @param numeric which of them are numbers
 * @param rows features of each row; NaN where a number is missing
 */
record CsvFeatures(List<String> names, boolean[] numeric, float[][] rows) {
    private static final int MOST_VALUES = 100;
    private static final String NO_VALUE = "?";

    static CsvFeatures of(CsvTable table, List<String> columns, boolean fillMissing) {
        List<String> names = new ArrayList<>();
        List<Boolean> numeric = new ArrayList<>();
        List<float[]> features = new ArrayList<>();
        for (String column : columns) {
            if (!fillMissing) {
                requireFilled(table, column);
            }
            float[] numbers = table.numbers(column);
            if (numbers != null) {
                requireOneValue(table, column);
                names.add(column);
                numeric.add(true);
                features.add(numbers);
                continue;
            }
            for (String value : values(table, column)) {
                float[] isValue = new float[table.rows()];
                for (int row = 0; row < isValue.length; row++) {
                    isValue[row] = value.equals(text(table, column, row)) ? 1 : 0;
                }
                names.add(column + "=" + value);
                numeric.add(false);
                features.add(isValue);
            }
        }
        float[][] rows = new float[table.rows()][features.size()];
        boolean[] isNumber = new boolean[features.size()];
        for (int f = 0; f < isNumber.length; f++) {
            isNumber[f] = numeric.get(f);
            for (int row = 0; row < rows.length; row++) {
                rows[row][f] = features.get(f)[row];
            }
        }
        return new CsvFeatures(List.copyOf(names), isNumber, rows);
    }

    /** Puts the mean of the training rows where a number is missing. */
    void fill(int[] training) {
        for (int f = 0; f < numeric.length; f++) {
            int feature = f;
            float mean = (float) IntStream.of(training)
                    .mapToDouble(row -> rows[row][feature])
                    .filter(value -> !Double.isNaN(value))
                    .average()
                    .orElse(0);
            for (float[] row : rows) {
                if (Float.isNaN(row[f])) {
                    row[f] = mean;
                }
            }
        }
    }

    /** Numbers are standardised by the training rows; ones and zeros of text stay. */
    Normalization normalization(Samples training) {
        Normalization measured = Normalization.of(training);
        List<Float> means = new ArrayList<>();
        List<Float> scales = new ArrayList<>();
        for (int f = 0; f < numeric.length; f++) {
            means.add(numeric[f] ? measured.means().get(f) : 0f);
            scales.add(numeric[f] ? measured.scales().get(f) : 1f);
        }
        return new Normalization(means, scales);
    }

    private static String text(CsvTable table, String column, int row) {
        return Objects.requireNonNullElse(table.cell(column, row), NO_VALUE).strip();
    }

    private static List<String> values(CsvTable table, String column) {
        List<String> values = IntStream.range(0, table.rows())
                .mapToObj(row -> text(table, column, row))
                .distinct()
                .sorted()
                .toList();
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("csv: column " + Words.quoted(column) + " holds " + values.size()
                    + " different texts in " + table.rows() + " rows, at most " + MOST_VALUES + " can be features\n"
                    + "Leave it out: drop: [" + Words.quoted(column) + "].");
        }
        return values;
    }

    private static void requireFilled(CsvTable table, String column) {
        for (int row = 0; row < table.rows(); row++) {
            if (table.cell(column, row) == null) {
                throw new CorruptData(table.place(column, row) + ": the value is missing\n"
                        + "Say missing: mean to fill it, or leave the column out: drop: [" + Words.quoted(column)
                        + "].");
            }
        }
    }

    private static void requireOneValue(CsvTable table, String column) {
        if (Stream.iterate(0, row -> row + 1).limit(table.rows()).allMatch(row -> table.cell(column, row) == null)) {
            throw new IllegalArgumentException("csv: column " + Words.quoted(column) + " holds no value at all\n"
                    + "Leave it out: drop: [" + Words.quoted(column) + "].");
        }
    }
}
