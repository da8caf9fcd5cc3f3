package org.nasturtium.engine.report;

import java.util.Locale;
import java.util.Set;
import org.nasturtium.engine.evaluate.Metric;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.columns.Column;

/** How a table's cell is written for a person, the same in HTML and in text. */
final class Cells {
    private static final Set<String> EXACT =
            Set.of(Metric.PARAMS.word(), Metric.MACS.word(), Metric.MEMORY.word(), "support", "parameters");

    private Cells() {}

    static boolean isNumber(Column<?> column) {
        return column instanceof NumericColumn;
    }

    static String text(Column<?> column, int row) {
        if (column.isMissing(row)) {
            return "";
        }
        if (column instanceof NumericColumn<?> numbers) {
            return number(column.name().toLowerCase(Locale.ROOT), numbers.getDouble(row));
        }
        return String.valueOf(column.get(row));
    }

    private static String number(String name, double value) {
        if (EXACT.contains(name) && Math.abs(value) < 1e15) {
            return String.format(Locale.ROOT, "%,d", Math.round(value)).replace(',', ' ');
        }
        return switch (name) {
            case "accuracy", "f1", "precision", "recall", "loss", "rmse", "r2" -> Numbers.metric(name, value);
            case "latency" -> Numbers.metric(name, value);
            case "seconds" -> Numbers.decimals(value, value < 100 ? 2 : 0);
            default -> Numbers.significant(value);
        };
    }
}
