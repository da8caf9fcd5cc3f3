package org.nasturtium.engine.table;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.words.NearestWord;

/**
 * Reads anyone's table: a column {@value #ARCHITECTURE} in canonical text, or a column a decision, named as in the
 * space, empty where a decision does not exist; every other column is a metric.
 */
public final class ArchitectureTable {
    private static final String ARCHITECTURE = "architecture";

    private final SearchSpace space;
    private final TableFile file;
    private final Map<String, Decision> decisions = new LinkedHashMap<>();

    private ArchitectureTable(SearchSpace space, TableFile file) {
        this.space = space;
        this.file = file;
        space.decisions().forEach(this::note);
    }

    /** Reads a file with a header, gzip or plain. */
    public static TabularBenchmark read(Path path, SearchSpace space) {
        return new ArchitectureTable(space, TableFile.read(path)).table();
    }

    private void note(Decision decision) {
        decisions.put(decision.name(), decision);
        decision.branches().values().forEach(below -> below.forEach(this::note));
    }

    private TabularBenchmark table() {
        boolean inOneColumn = file.names().contains(ARCHITECTURE) && !decisions.containsKey(ARCHITECTURE);
        if (!inOneColumn) {
            requireEveryDecision();
        }
        RowIndex index = RowIndex.over(space);
        Reader reader = inOneColumn ? inOneColumn() : byColumns();
        for (int row = 0; row < file.rows(); row++) {
            int had = index.put(member(reader, row), row);
            if (had >= 0) {
                throw new TableError(file.file().getFileName() + ": lines " + file.line(had) + " and " + file.line(row)
                        + " hold the same architecture " + member(reader, row).text()
                        + "\nMaybe they are repeats: average them, one row an architecture.");
            }
        }
        String name = String.valueOf(file.file().getFileName()).replaceFirst("\\.gz$", "");
        return new TabularBenchmark(
                name.replaceFirst("\\.[a-z]+$", ""), space, index, metrics(inOneColumn), file.rows());
    }

    /** Reads the architecture of a row. */
    private interface Reader {
        Architecture read(int row);
    }

    private Architecture member(Reader reader, int row) {
        try {
            return reader.read(row);
        } catch (TableError wrong) {
            throw wrong;
        } catch (IllegalArgumentException wrong) {
            throw new TableError(file.place(row) + ": " + wrong.getMessage(), wrong);
        }
    }

    private Reader inOneColumn() {
        int column = file.column(ARCHITECTURE);
        return row -> space.parse(file.text(column, row));
    }

    private Reader byColumns() {
        Map<String, Integer> columns = new TreeMap<>();
        decisions.keySet().forEach(name -> columns.put(name, file.column(name)));
        Map<String, Map<String, Object>> values = new HashMap<>();
        return row -> {
            Map<String, Object> member = new LinkedHashMap<>();
            columns.forEach((name, column) -> {
                String text = file.text(column, row);
                if (!text.isEmpty()) {
                    member.put(
                            name,
                            values.computeIfAbsent(name, key -> new HashMap<>())
                                    .computeIfAbsent(text, cell -> value(name, cell, row)));
                }
            });
            return space.member(member);
        };
    }

    private Object value(String name, String text, int row) {
        Decision decision = decisions.get(name);
        if (decision == null) {
            throw new IllegalStateException("no decision " + name);
        }
        try {
            return decision.domain().read(text);
        } catch (IllegalArgumentException wrong) {
            List<String> known =
                    decision.domain().values().stream().map(Object::toString).toList();
            String nearest = NearestWord.to(text, known);
            throw new TableError(
                    file.place(row) + ", column `" + name + "`: " + wrong.getMessage()
                            + (nearest == null ? "" : "\nDid you mean `" + nearest + "`?"),
                    wrong);
        }
    }

    private void requireEveryDecision() {
        for (String name : decisions.keySet()) {
            if (!file.names().contains(name)) {
                List<String> others = file.names().stream()
                        .filter(column -> !decisions.containsKey(column))
                        .toList();
                String nearest = NearestWord.to(name, others);
                throw new TableError(file.file().getFileName() + ", line 1: there is no column `" + name
                        + "`, a decision of space `" + space.name() + "`"
                        + (nearest == null ? "" : ", but `" + nearest + "`")
                        + "\nIts columns: " + String.join(", ", file.names())
                        + ". A table has a column a decision, or one column `" + ARCHITECTURE + "`.");
            }
        }
    }

    private Map<String, double[]> metrics(boolean inOneColumn) {
        Map<String, double[]> metrics = new LinkedHashMap<>();
        for (String name : file.names()) {
            boolean isMember = inOneColumn ? name.equals(ARCHITECTURE) : decisions.containsKey(name);
            if (!isMember) {
                metrics.put(name, numbers(name));
            }
        }
        if (metrics.isEmpty()) {
            throw new TableError(file.file().getFileName() + " has no column with a metric\nIts columns: "
                    + String.join(", ", file.names()));
        }
        return metrics;
    }

    private double[] numbers(String name) {
        try {
            return file.numbers(file.column(name));
        } catch (TableError noNumbers) {
            String nearest = NearestWord.to(name, decisions.keySet());
            throw new TableError(
                    noNumbers.getMessage() + "\n`" + name + "` is no decision of space `" + space.name()
                            + "`, so it must be a metric"
                            + (nearest == null ? "." : "; did you mean `" + nearest + "`?"),
                    noNumbers);
        }
    }
}
