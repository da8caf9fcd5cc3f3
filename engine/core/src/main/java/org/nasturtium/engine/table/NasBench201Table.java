package org.nasturtium.engine.table;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.cell.NasBench201;
import org.nasturtium.engine.words.NearestWord;

/**
 * NAS-Bench-201 (Dong and Yang 2020, "NAS-Bench-201: Extending the Scope of Reproducible Neural Architecture Search"):
 * 15,625 cells on CIFAR-10, CIFAR-100 and ImageNet16-120; joined, where it lies beside, with HW-NAS-Bench (Li et al.
 * 2021): their latency and energy on six devices.
 */
public final class NasBench201Table {
    /** The file's name, gzip or plain. */
    public static final String FILE = "nb201.csv";
    /** HW-NAS-Bench's, gzip or plain. */
    public static final String DEVICES_FILE = "nb201_hw_nas_bench.csv";

    private static final String INDEX = "index";
    private static final Map<String, String> PREFIXES = Map.of("c10", "c10", "c100", "c100", "imagenet16", "in16");

    private NasBench201Table() {}

    /** Reads the table from one of the usual places. */
    public static TabularBenchmark find(TablePlaces places) {
        return find(places, column -> true);
    }

    /** The same with a part of the columns, which is quicker. */
    static TabularBenchmark find(TablePlaces places, Predicate<String> wanted) {
        return read(places.find("the table of NAS-Bench-201", FILE), places.look(DEVICES_FILE), wanted);
    }

    /**
     * Reads the table from files.
     *
     * @param devices HW-NAS-Bench's file; null = accuracies, parameters and operations only
     */
    public static TabularBenchmark read(Path file, @Nullable Path devices) {
        return read(file, devices, column -> true);
    }

    static TabularBenchmark read(Path file, @Nullable Path devices, Predicate<String> wanted) {
        TableFile cells = TableFile.read(file);
        SearchSpace space = NasBench201.space();
        RowIndex.ByNumber index =
                new RowIndex.ByNumber(space, Math.toIntExact(space.size().longValueExact()));
        int published = cells.column("arch_str");
        for (int row = 0; row < cells.rows(); row++) {
            int had = index.put(NasBench201.index(cells.text(published, row)), row);
            if (had >= 0) {
                throw new TableError(file.getFileName() + ": lines " + cells.line(had) + " and " + cells.line(row)
                        + " hold the same cell " + cells.text(published, row));
            }
        }
        Map<String, double[]> columns = new LinkedHashMap<>();
        for (String name : cells.names()) {
            if (!name.equals("arch_str") && (name.equals(INDEX) || wanted.test(name))) {
                columns.put(name, cells.numbers(cells.column(name)));
            }
        }
        if (devices != null) {
            cells.column(INDEX);
            join(columns, TableFile.read(devices), wanted);
        }
        return new TabularBenchmark("nb201", space, index, columns, cells.rows());
    }

    /** Adds the other file's columns, row by row as its index says. */
    private static void join(Map<String, double[]> columns, TableFile other, Predicate<String> wanted) {
        double[] ours = columns.get(INDEX);
        double[] theirs = other.numbers(other.column(INDEX));
        int[] rows = match(ours == null ? new double[0] : ours, theirs, other);
        for (String name : other.names()) {
            if (!name.equals(INDEX) && wanted.test(name)) {
                double[] numbers = other.numbers(other.column(name));
                double[] joined = new double[rows.length];
                Arrays.setAll(joined, row -> rows[row] < 0 ? Double.NaN : numbers[rows[row]]);
                columns.put(name, joined);
            }
        }
    }

    /** The other file's row for each of ours, -1 where it has none. */
    private static int[] match(double[] ours, double[] theirs, TableFile other) {
        Map<Double, Integer> places = new HashMap<>();
        for (int row = 0; row < theirs.length; row++) {
            Integer had = places.put(theirs[row], row);
            if (had != null) {
                throw new TableError(other.file().getFileName() + ": lines " + other.line(had) + " and "
                        + other.line(row) + " hold the same index " + (long) theirs[row]);
            }
        }
        return Arrays.stream(ours)
                .mapToInt(index -> places.getOrDefault(index, -1))
                .toArray();
    }

    /** How the files' columns begin for a data set: {@code c10}, {@code c100} or {@code imagenet16}. */
    public static String prefix(String dataset) {
        String prefix = PREFIXES.get(dataset);
        if (prefix == null) {
            throw new IllegalArgumentException(
                    "NAS-Bench-201 has no data set `" + dataset + "`\n" + NearestWord.hint(dataset, PREFIXES.keySet()));
        }
        return prefix;
    }
}
