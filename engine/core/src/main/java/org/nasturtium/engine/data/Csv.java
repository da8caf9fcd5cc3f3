package org.nasturtium.engine.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table in a file: one column is predicted from the others. Numbers are standardised, text becomes one column a
 * value.
 *
 * @param file with a header; separated by commas, semicolons, tabs or bars, whichever the header holds; gzip or plain
 * @param answer the column to predict
 * @param drop columns that are not read (row numbers, names)
 * @param missing what an empty cell does
 * @param shares how rows are split
 */
public record Csv(Path file, Answer answer, List<String> drop, Missing missing, SplitShares shares)
        implements DataSource {
    public Csv {
        drop = List.copyOf(drop);
        if (drop.contains(answer.column())) {
            throw new IllegalArgumentException("csv: the column to predict, " + Words.quoted(answer.column())
                    + ", is among those to drop " + Words.quoted(drop));
        }
    }

    /** Predicts a class: {@code csv('iris.csv', label: 'species')}. */
    public static Csv label(Path file, String column) {
        return new Csv(file, new Answer(column, true), List.of(), Missing.ERROR, SplitShares.DEFAULT);
    }

    /** Predicts a number: {@code csv('houses.csv', target: 'price')}. */
    public static Csv target(Path file, String column) {
        return new Csv(file, new Answer(column, false), List.of(), Missing.ERROR, SplitShares.DEFAULT);
    }

    /** Without some columns. */
    public Csv dropping(List<String> columns) {
        return new Csv(file, answer, columns, missing, shares);
    }

    /** With empty cells allowed or not. */
    public Csv missing(Missing instead) {
        return new Csv(file, answer, drop, instead, shares);
    }

    /** Split otherwise. */
    public Csv split(SplitShares instead) {
        return new Csv(file, answer, drop, missing, instead);
    }

    /** The column to predict: a class or a number. */
    public record Answer(String column, boolean isLabel) {}

    /** What an empty cell does. */
    public enum Missing {
        /** It is an error that names row and column. */
        ERROR,
        /** It becomes the training split's mean; in a text column a value of its own, {@code ?}. */
        MEAN
    }

    @Override
    public String description() {
        return "csv(" + Words.quoted(file) + (answer.isLabel() ? ", label: " : ", target: ")
                + Words.quoted(answer.column()) + (drop.isEmpty() ? "" : ", drop: " + Words.quoted(drop))
                + (missing == Missing.MEAN ? ", missing: mean" : "") + shares.description() + ")";
    }

    @Override
    public LoadedData load() {
        if (!Files.isRegularFile(file)) {
            throw Words.noSuchPath("csv", "file", file);
        }
        CsvTable table = CsvTable.read(file);
        table.require("csv", answer.column());
        drop.forEach(column -> table.require("csv: drop", column));
        List<String> columns = new ArrayList<>(table.columns());
        columns.remove(answer.column());
        columns.removeAll(drop);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("csv: " + file + " has no column to predict "
                    + Words.quoted(answer.column()) + " from\nIts columns: " + String.join(", ", table.columns()));
        }
        shares.requireEnough("csv", table.rows(), "rows");
        requireAnswers(table);
        CsvFeatures features = CsvFeatures.of(table, columns, missing == Missing.MEAN);
        return answer.isLabel() ? classification(table, features) : regression(table, features);
    }

    private LoadedData classification(CsvTable table, CsvFeatures features) {
        List<String> answers = IntStream.range(0, table.rows())
                .mapToObj(
                        row -> String.valueOf(table.cell(answer.column(), row)).strip())
                .toList();
        List<String> classes = answers.stream().distinct().sorted(order(table)).toList();
        if (classes.size() < 2) {
            throw new IllegalArgumentException("csv: the label " + Words.quoted(answer.column()) + " is "
                    + Words.quoted(classes.get(0)) + " in every row; at least two classes are needed");
        }
        int[] labels = answers.stream().mapToInt(classes::indexOf).toArray();
        Stratification dealt = shares.deal(labels);
        shares.requireEveryClass("csv", classes, labels, dealt.part(0));
        return assemble(features, labels, new float[0], dealt, new Task.Classification(classes));
    }

    private LoadedData regression(CsvTable table, CsvFeatures features) {
        float[] targets = table.requireNumbers(answer.column());
        Stratification dealt = shares.deal(new int[table.rows()]);
        DoubleSummaryStatistics spread = new DoubleSummaryStatistics();
        double mean = IntStream.of(dealt.part(0))
                .mapToDouble(row -> targets[row])
                .peek(spread)
                .average()
                .orElseThrow();
        if (spread.getMin() == spread.getMax()) {
            throw new IllegalArgumentException("csv: the target " + Words.quoted(answer.column()) + " is "
                    + spread.getMin() + " in every row of the training split; there is nothing to learn");
        }
        double scale = Math.sqrt(IntStream.of(dealt.part(0))
                .mapToDouble(row -> (targets[row] - mean) * (targets[row] - mean))
                .average()
                .orElseThrow());
        float[] scaled = new float[targets.length];
        for (int row = 0; row < scaled.length; row++) {
            scaled[row] = (float) ((targets[row] - mean) / scale);
        }
        return assemble(features, new int[0], scaled, dealt, new Task.Regression(answer.column(), mean, scale));
    }

    private LoadedData assemble(CsvFeatures features, int[] labels, float[] targets, Stratification dealt, Task task) {
        features.fill(dealt.part(0));
        TableRows all = new TableRows(features.rows(), labels, targets);
        RawSplits splits = new RawSplits(all.pick(dealt.part(0)), all.pick(dealt.part(1)), all.pick(dealt.part(2)));
        return splits.normalised(
                String.valueOf(file.getFileName()), task, features.normalization(splits.train()), features.names());
    }

    /** Classes that are numbers in the order of numbers, else as text. */
    private Comparator<String> order(CsvTable table) {
        return table.isNumeric(answer.column())
                ? Comparator.comparingDouble(Double::parseDouble)
                : Comparator.naturalOrder();
    }

    private void requireAnswers(CsvTable table) {
        for (int row = 0; row < table.rows(); row++) {
            if (table.cell(answer.column(), row) == null) {
                throw new CorruptData(table.place(answer.column(), row)
                        + ": the value to predict is missing\nRemove the row: an answer cannot be filled in.");
            }
        }
    }
}
