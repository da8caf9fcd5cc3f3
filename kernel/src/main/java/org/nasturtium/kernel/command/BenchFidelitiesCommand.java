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
import org.nasturtium.engine.bench.RegretBenchmark;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Source;
import org.nasturtium.engine.table.TablePlaces;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench fidelities}: what strategies make of a budget of epochs when a cheap training tells something, too. */
@Command(
        name = "fidelities",
        description = "Regret on NAS-Bench-201 with two fidelities, 12 and 200 epochs, which are separate trainings.",
        footer = {
            "",
            "The regret is in points of validation accuracy after 200 epochs; one run of the largest budget a seed.",
            "Example: ./nas bench fidelities --table nb201.csv.gz --strategies random,halving,asha,bohb \\",
            "  --budget 4000,10000,20000 --seeds 200 --json out.json"
        })
final class BenchFidelitiesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--table", required = true, paramLabel = "FILE", description = "NAS-Bench-201's table.")
    private Path table = Path.of("");

    @Option(names = "--dataset", paramLabel = "NAME", description = "c10, c100 or imagenet16. Usually c10.")
    private String dataset = "c10";

    @Mixin
    private SeededRuns runs = new SeededRuns("random,halving,asha,hyperband,bohb", 4_000, 10_000, 20_000);

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws ScriptFailure {
        json.check();
        runs.check();
        List<StrategyChoice> choices = runs.strategies();
        RegretBenchmark benchmark = benchmark();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        ObjectNode node = Json.object();
        ArrayNode rows = node.putArray("rows");
        for (StrategyChoice choice : choices) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-44s", choice));
            for (BudgetMean regret : benchmark.regrets(choice, runs.budgets(), runs.seeds())) {
                line.append(String.format(
                        Locale.ROOT, "  %,d: %.3f +- %.3f", regret.budget(), regret.mean(), regret.standardError()));
                rows.addObject()
                        .put("strategy", choice.toString())
                        .put("epochs", regret.budget())
                        .put("seeds", runs.seeds())
                        .put("mean", regret.mean())
                        .put("standardError", regret.standardError());
            }
            if (!json.takesStandardOutput()) {
                out.println(line);
                out.flush();
            }
        }
        json.write(node, out);
        return 0;
    }

    private RegretBenchmark benchmark() {
        if (!Files.isRegularFile(table)) {
            throw new UsageError(table + ": there is no such file");
        }
        try {
            TablePlaces places = TablePlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
            return new RegretBenchmark(NasBench201Source.of(dataset, places).in(table));
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }
}
