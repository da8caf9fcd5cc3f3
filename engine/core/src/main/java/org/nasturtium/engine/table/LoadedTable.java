package org.nasturtium.engine.table;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.space.Architecture;

/**
 * A table with what its columns mean to a search.
 *
 * @param name for messages, as a person wrote it
 * @param rows architectures and numbers
 * @param fidelities what can be asked for, ascending by epochs
 * @param report columns that only a test reads
 * @param secondsPerEpoch what a trial would have cost: stated, not measured
 * @param network what the networks were trained for; null = not known, so they cannot be drawn
 */
public record LoadedTable(
        String name,
        TabularBenchmark rows,
        List<Level> fidelities,
        List<TableColumn> report,
        double secondsPerEpoch,
        @Nullable Network network) {
    public LoadedTable {
        fidelities = List.copyOf(fidelities);
        report = List.copyOf(report);
        fidelities.forEach(level -> level.columns().forEach(column -> rows.require(column.column())));
        report.forEach(column -> rows.require(column.column()));
    }

    /** What the table knows after so many epochs of training. */
    public record Level(int epochs, List<TableColumn> columns) {
        public Level {
            columns = List.copyOf(columns);
        }
    }

    /** Shape and classes of the data that the networks were trained on. */
    public record Network(Shape input, int outputs) {}

    /** The same for a space whose networks are others. */
    public LoadedTable withoutNetwork() {
        return new LoadedTable(name, rows, fidelities, report, secondsPerEpoch, null);
    }

    /** Reads the columns that no search sees. */
    public Map<String, Double> report(Architecture architecture) {
        Map<String, Double> metrics = new LinkedHashMap<>();
        int row = rows.row(architecture);
        for (TableColumn column : report) {
            if (row >= 0 && !Double.isNaN(column.value(rows, row))) {
                metrics.put(column.metric().word(), column.value(rows, row));
            }
        }
        return metrics;
    }

    /** A number without trailing zeros. */
    public static String plain(double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    /** Changes when the table's numbers do. */
    public String fingerprint() {
        return rows.fingerprint();
    }
}
