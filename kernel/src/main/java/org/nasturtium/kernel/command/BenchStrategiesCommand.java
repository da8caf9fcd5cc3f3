package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptRunner;
import org.nasturtium.engine.bench.AgainstRandom;
import org.nasturtium.engine.bench.RandomSearchExpectation;
import org.nasturtium.engine.bench.StrategyBenchmark;
import org.nasturtium.engine.bench.StrategyComparison;
import org.nasturtium.engine.bench.StrategyScore;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.table.ArchitectureTable;
import org.nasturtium.engine.table.NasBench201Table;
import org.nasturtium.engine.table.TableError;
import org.nasturtium.engine.table.TabularBenchmark;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench strategies}: every strategy over many seeds on a table, beside random search. */
@Command(
        name = "strategies",
        description =
                "Strategies on a table of architectures: mean, spread and hits over seeds, and the cost of a run.",
        footer = {
            "",
            "The incumbent is the best signal so far, first seen wins ties; its report is what counts. A hit is an incumbent",
            "with the best signal of the table. A known architecture is not charged again unless --charge-repeats.",
            "Example: ./nas bench strategies --table nb201.csv.gz --dataset c10 \\",
            "  --strategies 'random,evolution(population: 10, sample: 3)' --budget 100,200 --seeds 200 --json out.json"
        })
final class BenchStrategiesCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--table", required = true, paramLabel = "FILE", description = "The table, gzip or plain.")
    private Path table = Path.of("");

    @Option(
            names = "--dataset",
            paramLabel = "NAME",
            description = "c10, c100 or imagenet16: the table is NAS-Bench-201's.")
    private @Nullable String dataset;

    @Option(
            names = "--space",
            paramLabel = "FILE",
            description = "A script whose last value is the space of any other table.")
    private @Nullable Path space;

    @Option(names = "--signal", paramLabel = "COLUMN", description = "What strategies see.")
    private @Nullable String signal;

    @Option(names = "--report", paramLabel = "COLUMN", description = "What is reported of the incumbent.")
    private @Nullable String report;

    @Option(names = "--minimize", description = "Less of signal and report is better.")
    private boolean minimize;

    @Mixin
    private SeededRuns runs = new SeededRuns("all", 100, 200);

    @Option(names = "--threads", paramLabel = "N", description = "Runs at a time. Usually ${DEFAULT-VALUE}.")
    private int threads = 1;

    @Option(names = "--charge-repeats", description = "Charge known architectures again, as most libraries do.")
    private boolean chargeRepeats;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws ScriptFailure, InterruptedException {
        json.check();
        runs.check();
        if (threads < 1) {
            throw new UsageError("--threads must be at least 1");
        }
        CommandSpec command = Objects.requireNonNull(spec);
        PrintWriter err = command.commandLine().getErr();
        List<StrategyChoice> choices = runs.strategies();
        StrategyBenchmark benchmark = benchmark();
        StrategyComparison comparison = StrategyComparison.run(
                benchmark,
                choices,
                new StrategyComparison.Settings(runs.budgets(), runs.seeds(), threads, chargeRepeats),
                score -> {
                    err.println(String.format(
                            Locale.ROOT, "%s, %d evaluations: %.3f", score.strategy(), score.budget(), score.mean()));
                    err.flush();
                });
        PrintWriter out = Main.out(command);
        if (!json.takesStandardOutput()) {
            print(comparison, out);
        }
        json.write(node(comparison), out);
        return 0;
    }

    private StrategyBenchmark benchmark() throws ScriptFailure {
        if (!Files.isRegularFile(table)) {
            throw new UsageError("--table " + table + ": there is no such file");
        }
        try {
            if (dataset != null) {
                if (space != null || signal != null || report != null || minimize) {
                    throw new UsageError("--dataset brings its own space, signal, report and direction"
                            + "\nMaybe leave out either --dataset or the others.");
                }
                return StrategyBenchmark.nasBench201(NasBench201Table.read(table, null), dataset);
            }
            if (space == null || signal == null || report == null) {
                throw new UsageError("a table needs --dataset NAME (NAS-Bench-201), or --space, --signal and --report");
            }
            TabularBenchmark own = ArchitectureTable.read(table, space(space));
            return StrategyBenchmark.of(own, signal, report, !minimize);
        } catch (TableError wrong) {
            throw new UsageError(String.valueOf(wrong.getMessage()));
        }
    }

    /** The last value of a script that searches nothing. */
    private static SearchSpace space(Path script) throws ScriptFailure {
        DslContext context = DslContext.under(Path.of("runs"), (definition, environment) -> {
            throw new UsageError("--space " + script + ": the script searches\nIts last value is to be a space.");
        });
        Object value = ScriptRunner.run(RunCommand.read(script), context).value();
        if (value instanceof SearchSpace found) {
            return found;
        }
        throw new UsageError("--space " + script + ": the script's last value is "
                + (value == null ? "nothing" : "of type " + value.getClass().getSimpleName())
                + ", not a space\nEnd the script with `space('name') { ... }`.");
    }

    private static void print(StrategyComparison comparison, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%-44s %7s %6s %10s %8s %8s %7s %12s",
                "strategy",
                "budget",
                "seeds",
                "mean",
                "+- error",
                "sd",
                "hit",
                "CPU s a run"));
        for (Map.Entry<Integer, RandomSearchExpectation> exact :
                comparison.random().entrySet()) {
            RandomSearchExpectation value = exact.getValue();
            out.println(String.format(
                    Locale.ROOT,
                    "%-44s %7d %6s %10.4f %8s %8.4f %6.1f%% %12s",
                    "random search, exact",
                    exact.getKey(),
                    "",
                    value.mean(),
                    "",
                    value.sd(),
                    value.hit() * 100,
                    ""));
        }
        for (StrategyScore score : comparison.scores()) {
            out.println(String.format(
                    Locale.ROOT,
                    "%-44s %7d %6d %10.4f %8.4f %8.4f %6.1f%% %12.5f",
                    score.strategy(),
                    score.budget(),
                    score.seeds(),
                    score.mean(),
                    score.standardError(),
                    score.sd(),
                    score.hit() * 100,
                    score.cpuSeconds()));
        }
        comparison.tests().forEach(test -> out.println(test.sentence()));
        out.flush();
    }

    private static ObjectNode node(StrategyComparison comparison) {
        ObjectNode node = Json.object();
        ArrayNode rows = node.putArray("rows");
        for (StrategyScore score : comparison.scores()) {
            rows.addObject()
                    .put("strategy", score.strategy())
                    .put("budget", score.budget())
                    .put("seeds", score.seeds())
                    .put("mean", score.mean())
                    .put("sd", score.sd())
                    .put("hit", score.hit())
                    .put("cpuSeconds", score.cpuSeconds());
        }
        ArrayNode exact = node.putArray("exactRandom");
        comparison
                .random()
                .forEach((budget, value) -> exact.addObject()
                        .put("budget", budget)
                        .put("mean", value.mean())
                        .put("sd", value.sd())
                        .put("hit", value.hit()));
        ArrayNode tests = node.putArray("againstRandom");
        for (AgainstRandom test : comparison.tests()) {
            tests.addObject()
                    .put("strategy", test.strategy())
                    .put("budget", test.budget())
                    .put("difference", test.test().difference())
                    .put("low95", test.test().low())
                    .put("high95", test.test().high())
                    .put("pHolm", test.test().p());
        }
        return node;
    }
}
