package org.nasturtium.kernel.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunFolderTrouble;
import org.nasturtium.engine.strategy.Trial;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nas runs}: what was searched here, and what can be resumed. */
@Command(name = "runs", description = "List the runs of a folder.")
final class RunsCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--runs", paramLabel = "DIR", description = "Where runs lie (usually ${DEFAULT-VALUE}).")
    private Path runs = Path.of("runs");

    @Mixin
    private JsonOutput json = new JsonOutput();

    @Override
    public Integer call() {
        json.check();
        PrintWriter out = Main.out(Objects.requireNonNull(spec));
        List<Path> found = RunFolder.list(runs);
        ArrayNode nodes = Json.object().arrayNode();
        if (found.isEmpty() && !json.takesStandardOutput()) {
            out.println("no runs in " + runs.toAbsolutePath());
        }
        for (Path run : found) {
            ObjectNode node = describe(run);
            nodes.add(node);
            if (!json.takesStandardOutput()) {
                out.println(line(node));
            }
        }
        json.write(Json.object().set("runs", nodes), out);
        return 0;
    }

    private static ObjectNode describe(Path run) {
        ObjectNode node = Json.object().put("run", run.toString());
        try {
            List<ArchivedSearch> searches = ArchivedSearch.all(run);
            if (searches.isEmpty()) {
                return node.put("status", RunFolder.isFinished(run) ? "finished" : "unfinished")
                        .put("kind", "comparison of strategies");
            }
            SearchResult last = searches.get(searches.size() - 1).result();
            List<Objective> objectives = last.definition().objectives();
            node.put("status", RunFolder.isFinished(run) ? "finished" : "unfinished");
            node.put("searches", searches.size());
            node.put("trials", last.trials().size());
            node.put("seconds", Math.round(last.seconds()));
            Trial best = ParetoFront.knee(ParetoFront.of(last.trials(), objectives), objectives);
            String metric = objectives.get(0).metric();
            Double value = best == null ? null : best.metrics().get(metric);
            if (value != null) {
                node.put("metric", metric).put("best", value);
            }
        } catch (RunFolderTrouble trouble) {
            node.put("status", "damaged").put("problem", trouble.getMessage());
        }
        return node;
    }

    private static String line(ObjectNode node) {
        String best = node.has("best")
                ? String.format(
                        Locale.ROOT,
                        "best %s %.4g",
                        node.path("metric").asText(),
                        node.path("best").doubleValue())
                : "";
        String problem = node.path("kind").asText()
                + node.path("problem").asText().lines().findFirst().orElse("");
        return String.format(
                Locale.ROOT,
                "%-28s %-10s %5d trials %7d s  %s%s",
                node.path("run").asText(),
                node.path("status").asText(),
                node.path("trials").intValue(),
                node.path("seconds").longValue(),
                best,
                problem);
    }
}
