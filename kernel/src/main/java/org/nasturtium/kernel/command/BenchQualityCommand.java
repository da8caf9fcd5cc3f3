package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.statistics.Sample;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas bench quality}: how good a network the search finds in so much processor time. */
@Command(
        name = "quality",
        description = "Test accuracy of what the usual search finds within a processor time, beside a fixed network.",
        footer = {
            "",
            "Each search is a script of four lines, search(space) { data ...; budget N.cpuSeconds; seed S }, in a process of its",
            "own, one after the other, one thread each. What counts is that process's whole CPU time, start of the JVM, its",
            "compiler and the winner's training included; reading the test split comes after.",
            "The fixed network is conv 32 - pool - conv 64 - pool - flatten - dense 128 - dropout 0.25, trained by the same",
            "defaults on training and validation samples for ten times a trial's epochs or what the budget pays for.",
            "Example: ./nas bench quality --data fashionMnist --train 10000 --validation 2000 --cpu-seconds 150,300 \\",
            "  --seeds 3 --json out.json"
        })
final class BenchQualityCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "NAME", description = "A data set's word. Usually ${DEFAULT-VALUE}.")
    private String data = "fashionMnist";

    @Option(names = "--train", paramLabel = "N", description = "Samples to train on. Usually the data set's own share.")
    private @Nullable Integer train;

    @Option(
            names = "--validation",
            paramLabel = "N",
            description = "Samples to validate. Usually the data set's own share.")
    private @Nullable Integer validation;

    @Option(names = "--split-seed", paramLabel = "N", description = "Decides which samples these are. Usually 0.")
    private int splitSeed;

    @Option(
            names = "--cpu-seconds",
            split = ",",
            paramLabel = "N",
            description = "Processor time of a search. Usually ${DEFAULT-VALUE}.")
    private List<Integer> budgets = List.of(150);

    @Option(names = "--seeds", paramLabel = "N", description = "How many, from 1. Usually ${DEFAULT-VALUE}.")
    private int seeds = 3;

    @Option(
            names = "--networks",
            split = ",",
            paramLabel = "NAME",
            description = "searched, fixed or both. Usually ${DEFAULT-VALUE}.")
    private List<String> networks = List.of("fixed", "searched");

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Keep scripts, logs and runs there. Usually they are removed.")
    private @Nullable Path keep;

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() throws IOException, InterruptedException {
        json.check();
        check();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        Path folder = keep == null ? Files.createTempDirectory("nas-quality") : Files.createDirectories(keep);
        ObjectNode node = Json.object();
        node.put("data", source());
        ArrayNode rows = node.putArray("rows");
        ArrayNode summary = node.putArray("summary");
        for (int budget : budgets) {
            for (String network : networks) {
                List<JsonNode> results = new ArrayList<>();
                for (int seed = 1; seed <= seeds; seed++) {
                    Path place = Files.createDirectories(folder.resolve(network + "-" + budget + "-" + seed));
                    QualityRun run = new QualityRun(
                            network.equals("fixed") ? QualityRun.FIXED : QualityRun.TINY, source(), budget, seed);
                    ObjectNode row = rows.addObject();
                    row.put("network", network).put("budget", budget).put("seed", seed);
                    row.setAll((ObjectNode) run.run(place));
                    results.add(row);
                    tell(out, line(row));
                }
                ObjectNode mean = summary.addObject();
                mean.put("network", network).put("budget", budget).put("seeds", seeds);
                mean.put("test", sample(results, "test").mean());
                if (seeds > 1) {
                    mean.put("testSd", sample(results, "test").sd());
                }
                mean.put("validation", sample(results, "validation").mean());
                mean.put("cpuSeconds", sample(results, "cpuSeconds").mean());
                tell(out, mean(mean));
            }
        }
        json.write(node, out);
        if (keep == null) {
            remove(folder);
        }
        return 0;
    }

    private void check() {
        if (seeds < 1 || budgets.stream().anyMatch(budget -> budget < 1)) {
            throw new UsageError("--seeds and --cpu-seconds must be at least 1");
        }
        for (String network : networks) {
            if (!List.of("fixed", "searched").contains(network)) {
                throw new UsageError("--networks " + network + " is unknown\nKnown: searched, fixed");
            }
        }
        if (!data.matches("\\w+")) {
            throw new UsageError("--data " + data + " must be a data set's word, such as fashionMnist or digits");
        }
    }

    /** The data set as a script has it. */
    private String source() {
        StringJoiner options = new StringJoiner(", ", data + "(", ")");
        if (train != null) {
            options.add("train: " + train);
        }
        if (validation != null) {
            options.add("validation: " + validation);
        }
        if (splitSeed != 0) {
            options.add("splitSeed: " + splitSeed);
        }
        return options.toString();
    }

    private void tell(PrintWriter out, String line) {
        if (!json.takesStandardOutput()) {
            out.println(line);
            out.flush();
        }
    }

    private static String line(JsonNode row) {
        return String.format(
                Locale.ROOT,
                "%-8s %d CPU s, seed %d: test %.4f, validation %.4f, %.1f CPU s, %d trials, winner %d for %d epochs: %s",
                row.path("network").asText(),
                row.path("budget").asInt(),
                row.path("seed").asInt(),
                row.path("test").asDouble(),
                row.path("validation").asDouble(),
                row.path("cpuSeconds").asDouble(),
                row.path("trials").asInt(),
                row.path("trial").asInt(),
                row.path("epochs").asInt(),
                row.path("selected").asText());
    }

    private static String mean(JsonNode mean) {
        return String.format(
                Locale.ROOT,
                "%-8s %d CPU s: test %.4f +- %s over %d seeds, validation %.4f, %.1f CPU s",
                mean.path("network").asText(),
                mean.path("budget").asInt(),
                mean.path("test").asDouble(),
                mean.has("testSd")
                        ? String.format(Locale.ROOT, "%.4f", mean.path("testSd").asDouble())
                        : "?",
                mean.path("seeds").asInt(),
                mean.path("validation").asDouble(),
                mean.path("cpuSeconds").asDouble());
    }

    private static Sample sample(List<JsonNode> results, String name) {
        return Sample.of(results.stream()
                .mapToDouble(result -> result.path(name).asDouble())
                .toArray());
    }

    private static void remove(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (UncheckedIOException failure) {
            throw new RunFolderTrouble(
                    "cannot remove " + folder + ": " + failure.getCause(), "Maybe remove it by hand.");
        }
    }
}
