package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.List;

/**
 * A table in a file: one column is predicted from the others. Numbers are standardised, text becomes one column a
 * value.
 *
 * @param file comma-separated, with a header
 * @param answer the column to predict
 * @param drop columns that are not read (row numbers, names)
 * @param missing what an empty cell does
 * @param shares how rows are split
 */
public record Csv(Path file, Answer answer, List<String> drop, Missing missing, SplitShares shares)
        implements DataSource {
    public Csv {
        drop = List.copyOf(drop);
    }

    /** Predicts a class: {@code csv('iris.csv', label: 'species')}. */
    public static Csv label(Path file, String column) {
        return new Csv(file, new Answer(column, true), List.of(), Missing.ERROR, SplitShares.DEFAULT);
    }

    /** Predicts a number: {@code csv('houses.csv', target: 'price')}. */
    public static Csv target(Path file, String column) {
        return new Csv(file, new Answer(column, false), List.of(), Missing.ERROR, SplitShares.DEFAULT);
    }

    public Csv dropping(List<String> columns) {
        return new Csv(file, answer, columns, missing, shares);
    }

    public Csv missing(Missing instead) {
        return new Csv(file, answer, drop, instead, shares);
    }

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
        throw new UnsupportedOperationException("skeleton");
    }

    @Override
    public LoadedData load() {
        throw new UnsupportedOperationException("skeleton");
    }
}
