package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.engine.bench.BudgetMean;
import org.nasturtium.engine.bench.HypervolumeBenchmark;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TableError;
import org.nasturtium.engine.table.TabularBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench hypervolume}: how much of the best front strategies cover with two objectives. */
@Command(
        name = "hypervolume",
        description =
                "Accuracy and latency on NAS-Bench-201 with HW-NAS-Bench: the covered share of the best hypervolume.",
        footer = {
            "",
            "Accuracy counts from chance, latency is scaled from the least to the most of the table; one run of the largest",
            "budget a seed, known architectures are free. Cells that cannot run on the device are infeasible.",
            "Example: ./nas bench hypervolume --table nb201.csv.gz --devices-table nb201_hw_nas_bench.csv.gz \\",
            "  --strategies random,nsga2 --budget 100,200,500 --seeds 200 --json out.json"
        })
final class BenchHypervolumeCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--table", required = true, paramLabel = "FILE", description = "NAS-Bench-201's table.")
    private Path table = Path.of("");

    @Option(names = "--devices-table", required = true, paramLabel = "FILE", description = "HW-NAS-Bench's table.")
    private Path devicesTable = Path.of("");

    @Option(names = "--dataset", paramLabel = "NAME", description = "c10, c100 or imagenet16. Usually c10.")
    private String dataset = "c10";

    @Option(names = "--devices", split = ",", paramLabel = "NAME", description = "Usually ${DEFAULT-VALUE}.")
    private List<String> devices = List.of("edgegpu", "raspi4", "fpga");

    @Mixin
    private SeededRuns runs = new SeededRuns("random,nsga2", 100, 200, 500);

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws ScriptFailure {
        json.check();
        runs.check();
        List<StrategyChoice> choices = runs.strategies();
        TabularBenchmark read = table();
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter out = Main.out(command);
        ObjectNode node = Json.object();
        ArrayNode rows = node.putArray("rows");
        for (String device : devices) {
            HypervolumeBenchmark benchmark = benchmark(read, device);
            print(out, String.format(Locale.ROOT, "%s: the best is %.4f", device, benchmark.best()));
            for (StrategyChoice choice : choices) {
                StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "  %-44s", choice));
                for (BudgetMean share : benchmark.shares(choice, runs.budgets(), runs.seeds())) {
                    line.append(String.format(
                            Locale.ROOT, "  %d: %.4f +- %.4f", share.budget(), share.mean(), share.standardError()));
                    rows.addObject()
                            .put("device", device)
                            .put("strategy", choice.toString())
                            .put("budget", share.budget())
                            .put("seeds", runs.seeds())
                            .put("best", benchmark.best())
                            .put("mean", share.mean())
                            .put("standardError", share.standardError());
                }
                print(out, line.toString());
            }
        }
        json.write(node, out);
        return 0;
    }

    private void print(PrintWriter out, String line) {
        if (!json.takesStandardOutput()) {
            out.println(line);
            out.flush();
        }
    }

    private TabularBenchmark table() {
        for (Path file : List.of(table, devicesTable)) {
            if (!Files.isRegularFile(file)) {
                throw new UsageError(file + ": there is no such file");
            }
        }
        try {
            return NasBench201Table.read(table, devicesTable);
        } catch (TableError wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }

    private HypervolumeBenchmark benchmark(TabularBenchmark read, String device) {
        try {
            return new HypervolumeBenchmark(read, dataset, device);
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }
}
