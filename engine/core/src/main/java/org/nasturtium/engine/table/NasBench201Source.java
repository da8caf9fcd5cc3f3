package org.nasturtium.engine.table;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.words.NearestWord;

/**
 * NAS-Bench-201 as data and evaluator: validation accuracy, parameters, operations, and the latency and energy of
 * HW-NAS-Bench's devices; a test reads the accuracy on the test split after 200 epochs.
 *
 * @param dataset {@code c10}, {@code c100} or {@code imagenet16}
 * @param epochs after which the accuracy was measured, ascending: 12, 200, or both as two fidelities
 * @param device whose latency and energy are called {@code latency} and {@code energy}; empty = none
 * @param secondsPerEpoch what an epoch would have cost, for time budgets: stated, not measured
 * @param file of the table; null = in one of the places
 * @param places where it is looked for
 */
public record NasBench201Source(
        String dataset,
        List<Integer> epochs,
        String device,
        double secondsPerEpoch,
        @Nullable Path file,
        TablePlaces places)
        implements TableSource {
    private static final List<Integer> KNOWN_EPOCHS = List.of(12, 200);
    private static final List<String> DEVICES = List.of("edgegpu", "raspi4", "edgetpu", "pixel3", "eyeriss", "fpga");
    private static final List<String> WITH_ENERGY = List.of("edgegpu", "eyeriss", "fpga");
    private static final double PERCENT = 0.01;
    private static final double THOUSANDTH = 1e-3;
    private static final double MILLION = 1e6;

    public NasBench201Source {
        NasBench201Table.prefix(dataset);
        epochs = List.copyOf(epochs);
        if (epochs.isEmpty()
                || !KNOWN_EPOCHS.containsAll(epochs)
                || !epochs.stream().sorted().distinct().toList().equals(epochs)) {
            throw new IllegalArgumentException("nb201Table: epochs " + epochs
                    + " are not in the table\nKnown: 12, 200, or [12, 200] as two fidelities.");
        }
        if (!device.isEmpty() && !DEVICES.contains(device)) {
            throw new IllegalArgumentException(
                    "nb201Table: unknown device `" + device + "`\n" + NearestWord.hint(device, DEVICES));
        }
        if (!(secondsPerEpoch > 0)) {
            throw new IllegalArgumentException(
                    "nb201Table: secondsPerEpoch " + secondsPerEpoch + " must be above zero");
        }
    }

    /** After 12 epochs, no device of its own, the usual seconds. */
    public static NasBench201Source of(String dataset, TablePlaces places) {
        return new NasBench201Source(dataset, List.of(12), "", usualSeconds(dataset), null, places);
    }

    /** The same after other epochs. */
    public NasBench201Source after(List<Integer> value) {
        return new NasBench201Source(dataset, value, device, secondsPerEpoch, file, places);
    }

    /** The same with the latency and energy of a device. */
    public NasBench201Source onDevice(String value) {
        return new NasBench201Source(dataset, epochs, value, secondsPerEpoch, file, places);
    }

    /** The same with another cost. */
    public NasBench201Source costing(double value) {
        return new NasBench201Source(dataset, epochs, device, value, file, places);
    }

    /** The same from a file; HW-NAS-Bench is looked for beside it. */
    public NasBench201Source in(Path value) {
        return new NasBench201Source(dataset, epochs, device, secondsPerEpoch, value, places);
    }

    /** A round figure for one graphics card of the benchmark's time; ImageNet16-120 has three times the images. */
    static double usualSeconds(String dataset) {
        return dataset.equals("imagenet16") ? 30 : 10;
    }

    @Override
    public String description() {
        return "nb201Table('" + dataset + "'"
                + (epochs.equals(List.of(12)) ? "" : ", epochs: " + (epochs.size() == 1 ? epochs.get(0) : epochs))
                + (device.isEmpty() ? "" : ", device: '" + device + "'")
                + (secondsPerEpoch == usualSeconds(dataset)
                        ? ""
                        : ", secondsPerEpoch: " + LoadedTable.plain(secondsPerEpoch))
                + ")";
    }

    @Override
    public List<Metric> metrics() {
        List<Metric> metrics = new ArrayList<>(List.of(Metric.ACCURACY, Metric.PARAMS, Metric.MACS));
        deviceColumns().forEach(column -> metrics.add(column.metric()));
        return metrics;
    }

    /** The metrics of all devices, for words. */
    public static List<Metric> deviceMetrics() {
        return of("c10", new TablePlaces(null, Path.of(""))).deviceColumns().stream()
                .map(TableColumn::metric)
                .toList();
    }

    @Override
    public LoadedTable load() {
        String prefix = NasBench201Table.prefix(dataset);
        Predicate<String> wanted = column -> column.startsWith(prefix + "_") || column.endsWith("_" + prefix);
        TabularBenchmark table = file == null
                ? NasBench201Table.find(places, wanted)
                : NasBench201Table.read(file, beside(file), wanted);
        boolean hasDevices = table.hasColumn(prefix + "_fpga_latency");
        if (!device.isEmpty() && !hasDevices) {
            throw new TableNotFound("nb201Table: no " + NasBench201Table.DEVICES_FILE
                    + " lies beside the table, so nothing is known of device `" + device
                    + "`\nPut it (plain or .gz) into the same folder.");
        }
        List<LoadedTable.Level> levels = epochs.stream()
                .map(each -> new LoadedTable.Level(each, columns(each, hasDevices)))
                .toList();
        return new LoadedTable(
                description(),
                table,
                levels,
                List.of(new TableColumn(Metric.ACCURACY, prefix + "_test_e200", PERCENT, "")),
                secondsPerEpoch,
                new LoadedTable.Network(shape(), outputs()));
    }

    @Override
    public List<String> notes() {
        return List.of("looked up in NAS-Bench-201 (Dong and Yang 2020)"
                + ", devices in HW-NAS-Bench (Li et al. 2021): accuracy after "
                + epochs.stream().map(String::valueOf).collect(Collectors.joining(" or ")) + " epochs");
    }

    private List<TableColumn> columns(int after, boolean hasDevices) {
        String prefix = NasBench201Table.prefix(dataset);
        List<TableColumn> columns = new ArrayList<>(List.of(
                new TableColumn(Metric.ACCURACY, prefix + "_valid_e" + after, PERCENT, ""),
                TableColumn.of(Metric.PARAMS, "params_" + prefix),
                new TableColumn(Metric.MACS, "mflops_" + prefix, MILLION, "")));
        if (hasDevices) {
            columns.addAll(deviceColumns());
        }
        return columns;
    }

    /** Milliseconds and millijoules in the files. */
    private List<TableColumn> deviceColumns() {
        List<TableColumn> columns = new ArrayList<>();
        for (String each : DEVICES) {
            columns.add(deviceColumn(each, "latency", each + "Latency", "s"));
            if (WITH_ENERGY.contains(each)) {
                columns.add(deviceColumn(each, "energy", each + "Energy", "J"));
            }
        }
        if (!device.isEmpty()) {
            columns.add(deviceColumn(device, "latency", "latency", "s"));
            if (WITH_ENERGY.contains(device)) {
                columns.add(deviceColumn(device, "energy", "energy", "J"));
            }
        }
        return columns;
    }

    private TableColumn deviceColumn(String of, String what, String word, String unit) {
        Metric own = Metric.find(word);
        Metric metric =
                own != null && own.unit().equals(unit) ? own : new Metric(word, unit, false, Metric.Known.FROM_TABLE);
        return new TableColumn(
                metric, NasBench201Table.prefix(dataset) + "_" + of + "_" + what, THOUSANDTH, "cannot run on " + of);
    }

    private static @Nullable Path beside(Path file) {
        for (String name : List.of(NasBench201Table.DEVICES_FILE, NasBench201Table.DEVICES_FILE + ".gz")) {
            Path devices = file.resolveSibling(name);
            if (Files.isRegularFile(devices)) {
                return devices;
            }
        }
        return null;
    }

    private Shape shape() {
        return dataset.equals("imagenet16") ? Shape.map(3, 16, 16) : Shape.map(3, 32, 32);
    }

    private int outputs() {
        return switch (dataset) {
            case "c10" -> 10;
            case "c100" -> 100;
            default -> 120;
        };
    }
}
