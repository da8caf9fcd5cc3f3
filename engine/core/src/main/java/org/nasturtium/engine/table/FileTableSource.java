package org.nasturtium.engine.table;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Anyone's table as data and evaluator. Columns with the words of the engine's metrics ({@code latency}, {@code
 * params}) have their units; a trial costs one epoch.
 *
 * @param file with a header, gzip or plain, see {@link ArchitectureTable}
 * @param space whose decisions its columns are
 * @param signal what is wanted where nothing is said
 * @param report what a test reads; null = nothing; no search sees it
 * @param minimize whether less of the signal is better
 * @param seconds that a trial would have cost, for time budgets
 */
public record FileTableSource(
        Path file,
        SearchSpace space,
        String signal,
        @Nullable String report,
        boolean minimize,
        double seconds) implements TableSource {
    /** More of the signal is better, a trial costs a second. */
    public static FileTableSource of(Path file, SearchSpace space, String signal, @Nullable String report) {
        return new FileTableSource(file, space, signal, report, false, 1);
    }

    public FileTableSource {
        if (signal.equals(report)) {
            throw new IllegalArgumentException("table: `" + signal
                    + "` is both signal and report\nThe report is what no search may see: leave it out, or take another"
                    + " column.");
        }
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("table: seconds " + seconds + " must be above zero");
        }
    }

    @Override
    public String description() {
        return "table('" + file + "', space: " + space.name() + ", signal: '" + signal + "'"
                + (report == null ? "" : ", report: '" + report + "'")
                + (minimize ? ", minimize: yes" : "")
                + (seconds == 1 ? "" : ", seconds: " + LoadedTable.plain(seconds)) + ")";
    }

    @Override
    public List<Metric> metrics() {
        return metrics(ArchitectureTable.read(file, space));
    }

    private List<Metric> metrics(TabularBenchmark table) {
        return table.columns().stream()
                .filter(column -> !column.equals(report))
                .map(FileTableSource::metric)
                .toList();
    }

    private static Metric metric(String column) {
        Metric own = Metric.find(column);
        // a column of energy or carbon has the unit of whoever wrote it
        return own == null || own.unit().equals("J") || own.unit().equals("g") ? Metric.column(column) : own;
    }

    @Override
    public Objective usualObjective() {
        return new Objective(signal, !minimize);
    }

    @Override
    public LoadedTable load() {
        TabularBenchmark table = ArchitectureTable.read(file, space);
        table.require(signal);
        List<TableColumn> columns = metrics(table).stream()
                .map(metric -> TableColumn.of(metric, metric.word()))
                .toList();
        List<TableColumn> tested = report == null ? List.of() : List.of(TableColumn.of(metric(report), report));
        return new LoadedTable(description(), table, List.of(new LoadedTable.Level(1, columns)), tested, seconds, null);
    }

    @Override
    public List<String> notes() {
        return List.of("looked up in " + file.getFileName());
    }
}
