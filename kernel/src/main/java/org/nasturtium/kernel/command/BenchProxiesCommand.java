package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.bench.ProxyBenchmark;
import org.nasturtium.engine.bench.ProxyImages;
import org.nasturtium.engine.data.DataCatalogue;
import org.nasturtium.engine.data.DataPlaces;
import org.nasturtium.engine.data.TrainingRows;
import org.nasturtium.engine.proxy.ComputedScores;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.space.cell.NasBench201;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TableError;
import org.nasturtium.engine.table.TabularBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench proxies}: zero-cost proxies of NAS-Bench-201's cells beside the published ones. */
@Command(
        name = "proxies",
        description =
                "Zero-cost proxies, computed on NAS-Bench-201's networks: Spearman with the published proxies and with"
                        + " the published accuracy, and the cost of each.",
        footer = {
            "",
            "The cells are drawn from those that have published proxies, the networks are those for CIFAR-10. Proxies that look",
            "at data see Fashion-MNIST in that shape, or noise with labels in turn: never the published data.",
            "Example: ./nas bench proxies --table nb201.csv.gz --against nb201_zc_proxies.csv.gz --cells 300 --json out.json"
        })
final class BenchProxiesCommand implements Callable<Integer> {
    private static final int OUTPUTS = 10;
    private static final String PREFIX = "c10_";
    private static final String ACCURACY = "c10_test_e200";

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--space", paramLabel = "NAME", description = "nb201, the only one with published proxies.")
    private String space = "nb201";

    @Option(names = "--table", required = true, paramLabel = "FILE", description = "NAS-Bench-201's table.")
    private Path table = Path.of("");

    @Option(names = "--against", required = true, paramLabel = "FILE", description = "The published proxies.")
    private Path against = Path.of("");

    @Option(names = "--proxies", split = ",", paramLabel = "all|NAME,...", description = "Usually ${DEFAULT-VALUE}.")
    private List<String> names = List.of("all");

    @Option(names = "--cells", paramLabel = "N", description = "How many are drawn. Usually ${DEFAULT-VALUE}.")
    private int cells = 300;

    @Option(names = "--data", paramLabel = "NAME", description = "fashionMnist or noise. Usually ${DEFAULT-VALUE}.")
    private String data = "fashionMnist";

    @Option(names = "--batch", paramLabel = "N", description = "Samples that are looked at. Usually ${DEFAULT-VALUE}.")
    private int batch = 64;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of cells, first values and batch. Usually ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        json.check();
        check();
        List<ProxyKind> kinds = kinds();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        TabularBenchmark read = table();
        ProxyBenchmark benchmark = new ProxyBenchmark(read, ACCURACY, PREFIX + "params", cells, seed, OUTPUTS);
        Batch images = images();
        Backend backend = Backends.preferred();
        ObjectNode node = Json.object();
        node.put("cells", benchmark.cells().size())
                .put("seed", seed)
                .put("data", data)
                .put("batch", batch)
                .put("backend", backend.name());
        ArrayNode architectures = node.putArray("architectures");
        benchmark.cells().forEach(cell -> architectures.add(NasBench201.print(cell)));
        ArrayNode rows = node.putArray("rows");
        print(out, "proxy        sees      with the published  with accuracy  published with accuracy    CPU ms");
        for (ProxyKind kind : kinds) {
            String column = PREFIX + kind.name();
            double[] published = read.hasColumn(column) ? read.column(column) : null;
            add(benchmark.run(kind, published, images, seed, () -> backend), rows, out);
        }
        json.write(node, out);
        return 0;
    }

    private void add(ProxyBenchmark.Row row, ArrayNode rows, PrintWriter out) {
        String sees = switch (row.kind().needs()) {
            case GRAPH -> "graph";
            case NETWORK -> "network";
            case DATA, CLASSES -> data;
        };
        print(
                out,
                String.format(
                        Locale.ROOT,
                        "%-12s %-13s %14s %14.3f %24s %9.2f",
                        row.kind().name(),
                        sees,
                        text(row.withPublished()),
                        row.withAccuracy(),
                        text(row.publishedWithAccuracy()),
                        row.cpuMs()));
        ObjectNode node = rows.addObject()
                .put("proxy", row.kind().name())
                .put("sees", sees)
                .put("spearmanWithPublished", row.withPublished())
                .put("spearmanWithAccuracy", row.withAccuracy())
                .put("publishedSpearmanWithAccuracy", row.publishedWithAccuracy())
                .put("cpuMilliseconds", row.cpuMs());
        ArrayNode scores = node.putArray("scores");
        Arrays.stream(row.scores()).forEach(scores::add);
    }

    private static String text(@Nullable Double value) {
        return value == null ? "-" : String.format(Locale.ROOT, "%.3f", value);
    }

    private void print(PrintWriter out, String line) {
        if (!json.takesStandardOutput()) {
            out.println(line);
            out.flush();
        }
    }

    private void check() {
        if (!space.equals("nb201")) {
            throw new UsageError("--space " + space + ": published proxies are there of nb201 only");
        }
        if (cells < 3 || batch < 2) {
            throw new UsageError("--cells must be at least 3, --batch at least 2");
        }
        for (Path file : List.of(table, against)) {
            if (!Files.isRegularFile(file)) {
                throw new UsageError(file + ": there is no such file");
            }
        }
    }

    private List<ProxyKind> kinds() {
        if (names.equals(List.of("all"))) {
            return Proxies.catalogue();
        }
        List<ProxyKind> kinds = new ArrayList<>();
        for (String name : names) {
            try {
                kinds.add(Proxies.named(name.strip()));
            } catch (IllegalArgumentException unknown) {
                throw new UsageError(String.valueOf(unknown.getMessage()));
            }
        }
        return kinds;
    }

    private TabularBenchmark table() {
        try {
            TabularBenchmark read = NasBench201Table.read(table, against);
            read.require(PREFIX + "params");
            return read;
        } catch (TableError wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }

    private Batch images() {
        if (data.equals("noise")) {
            return ComputedScores.noise(batch, ProxyImages.SHAPE, OUTPUTS, seed);
        }
        if (!data.equals("fashionMnist")) {
            throw new UsageError("--data " + data + " must be fashionMnist or noise");
        }
        DataPlaces places = DataPlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        return ProxyImages.of(
                new DataCatalogue(places)
                        .fashionMnist(TrainingRows.DEFAULT)
                        .load()
                        .search(),
                batch,
                seed);
    }
}
