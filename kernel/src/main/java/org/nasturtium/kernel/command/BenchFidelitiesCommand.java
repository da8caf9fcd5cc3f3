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
import org.nasturtium.engine.bench.RegretBenchmark;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.NasBench201Table;
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

    @Option(
            names = "--strategies",
            paramLabel = "NAME,...",
            description = "With options as in a script. Usually ${DEFAULT-VALUE}.")
    private String strategies = "random,halving,asha,hyperband,bohb";

    @Option(names = "--budget", split = ",", paramLabel = "EPOCHS", description = "Usually ${DEFAULT-VALUE}.")
    private List<Integer> budgets = List.of(4_000, 10_000, 20_000);

    @Option(names = "--seeds", paramLabel = "N", description = "How many, from 1. Usually ${DEFAULT-VALUE}.")
    private int seeds = 200;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws ScriptFailure {
        json.check();
        if (seeds < 1 || budgets.stream().anyMatch(budget -> budget < 1)) {
            throw new UsageError("--seeds and --budget must be at least 1");
        }
        List<StrategyChoice> choices = NamedStrategies.of(strategies);
        RegretBenchmark benchmark = benchmark();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        ObjectNode node = Json.object();
        ArrayNode rows = node.putArray("rows");
        for (StrategyChoice choice : choices) {
            StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-44s", choice));
            for (RegretBenchmark.Regret regret : benchmark.regrets(choice, budgets, seeds)) {
                line.append(String.format(
                        Locale.ROOT, "  %,d: %.3f +- %.3f", regret.epochs(), regret.mean(), regret.standardError()));
                rows.addObject()
                        .put("strategy", choice.toString())
                        .put("epochs", regret.epochs())
                        .put("seeds", seeds)
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
            return new RegretBenchmark(NasBench201Table.read(table, null), dataset);
        } catch (IllegalArgumentException wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }
}
