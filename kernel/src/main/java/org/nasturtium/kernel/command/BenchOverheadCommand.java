package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.engine.bench.ColdReplay;
import org.nasturtium.engine.bench.OverheadBenchmark;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.StrategyChoice;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench overhead}: what a search costs beside its trainings. */
@Command(
        name = "overhead",
        description = "CPU time of strategy, loop and journal a trial, on 16 choices of 4 values judged in no time.",
        footer = {
            "",
            "All threads, warm; in memory, and with a journal that is handed to the system line by line. `replay` is a new",
            "process that goes through a journal of random search, the start of the JVM apart. `all` leaves out exhaustive,",
            "which refuses so large a space, and what looks at networks, which are none here.",
            "Example: ./nas bench overhead --strategies random,evolution,tpe --trials 1000,10000 --json out.json"
        })
final class BenchOverheadCommand implements Callable<Integer> {
    private static final int REPLAYED = 10_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--strategies",
            paramLabel = "all|NAME,...",
            description = "With options as in a script. Usually ${DEFAULT-VALUE}.")
    private String strategies = "random,evolution,tpe";

    @Option(names = "--trials", split = ",", paramLabel = "N", description = "Of a run. Usually 1000,10000.")
    private List<Integer> trials = List.of(1_000, 10_000);

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws ScriptFailure, InterruptedException {
        json.check();
        if (trials.stream().anyMatch(number -> number < 1)) {
            throw new UsageError("--trials must be at least 1");
        }
        List<StrategyChoice> choices = NamedStrategies.of(
                strategies, kind -> !kind.needsNetworks() && !kind.name().equals("exhaustive"));
        OverheadBenchmark benchmark = new OverheadBenchmark();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        ObjectNode node = Json.object();
        ArrayNode rows = node.putArray("rows");
        Path folder = folder();
        try {
            ColdReplay replay = ColdReplay.measure(REPLAYED, folder);
            print(
                    out,
                    String.format(
                            Locale.ROOT,
                            "replay of %,d trials: %.3f s, CPU %.3f s",
                            replay.trials(),
                            replay.seconds(),
                            replay.cpuSeconds()));
            print(
                    out,
                    String.format(Locale.ROOT, "%-44s %8s  %10s  %s", "strategy", "trials", "ms a trial", "journal"));
            for (StrategyChoice choice : choices) {
                for (Path journals : places(folder)) {
                    List<OverheadBenchmark.Row> measured = new ArrayList<>();
                    for (int number : trials) {
                        OverheadBenchmark.Row row = benchmark.measure(choice, number, journals);
                        measured.add(row);
                        print(out, line(row, measured.get(0)));
                        rows.addObject()
                                .put("strategy", row.strategy())
                                .put("trials", row.trials())
                                .put("journal", row.journal())
                                .put("millisecondsPerTrial", row.milliseconds());
                    }
                }
            }
            node.putObject("replay")
                    .put("trials", replay.trials())
                    .put("seconds", replay.seconds())
                    .put("cpuSeconds", replay.cpuSeconds());
        } finally {
            delete(folder);
        }
        json.write(node, out);
        return 0;
    }

    /** In memory first. */
    private static List<@Nullable Path> places(Path folder) {
        List<@Nullable Path> places = new ArrayList<>();
        places.add(null);
        places.add(folder);
        return places;
    }

    private static String line(OverheadBenchmark.Row row, OverheadBenchmark.Row first) {
        return String.format(
                Locale.ROOT,
                "%-44s %8d  %10.4f  %-7s%s",
                row.strategy(),
                row.trials(),
                row.milliseconds(),
                row.journal() ? "yes" : "no",
                row.trials() == first.trials()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "  %.2f times that of %d: trials to the power of %.2f",
                                row.milliseconds() / first.milliseconds(),
                                first.trials(),
                                Math.log(row.milliseconds() / first.milliseconds())
                                        / Math.log((double) row.trials() / first.trials())));
    }

    private void print(PrintWriter out, String line) {
        if (!json.takesStandardOutput()) {
            out.println(line);
            out.flush();
        }
    }

    private static Path folder() {
        try {
            return Files.createTempDirectory("nasturtium-overhead");
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot make a folder for journals", failure);
        }
    }

    private static void delete(Path folder) {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot delete " + folder, failure);
        }
    }
}
