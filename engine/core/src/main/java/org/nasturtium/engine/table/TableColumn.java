package org.nasturtium.engine.table;

import org.nasturtium.engine.evaluate.Metric;

/**
 * A metric and the column that holds it.
 *
 * @param metric what it is
 * @param column its name in the table
 * @param factor from the column's unit to the metric's
 * @param impossible why an architecture has none where the number is negative; empty = a number like any other
 */
public record TableColumn(Metric metric, String column, double factor, String impossible) {
    /** A column in the metric's own unit. */
    public static TableColumn of(Metric metric, String column) {
        return new TableColumn(metric, column, 1, "");
    }

    /** NaN where the table has no number. */
    double value(TabularBenchmark table, int row) {
        double number = table.value(column, row) * factor;
        return isImpossible(table, row) ? Double.NaN : number;
    }

    boolean isImpossible(TabularBenchmark table, int row) {
        return !impossible.isEmpty() && table.value(column, row) < 0;
    }
}
