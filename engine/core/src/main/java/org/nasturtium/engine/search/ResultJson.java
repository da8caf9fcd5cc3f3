package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.strategy.Trial;

/** What {@code --json} writes of a run: trials, the best, the test, for other programs to read. */
public final class ResultJson {
    private ResultJson() {}

    /** The last search of a run; the others stand under {@code runs}. Of none it has the same fields, empty. */
    public static ObjectNode of(List<ArchivedSearch> searches) {
        if (searches.isEmpty()) {
            ObjectNode none = Json.object().putNull("run").put("seconds", 0.0);
            none.putArray("trials");
            return none.putNull("best").putNull("test");
        }
        ObjectNode node = of(searches.get(searches.size() - 1));
        if (searches.size() > 1) {
            ArrayNode others = node.putArray("runs");
            searches.subList(0, searches.size() - 1).forEach(search -> others.add(of(search)));
        }
        return node;
    }

    private static ObjectNode of(ArchivedSearch search) {
        SearchResult result = search.result();
        ObjectNode node = Json.object();
        node.put("run", result.run().toString());
        node.put("seconds", Math.round(result.seconds() * 1000) / 1000.0);
        node.put("finished", search.finished());
        node.put("reason", result.reason());
        energy(node, result.energy());
        ArrayNode trials = node.putArray("trials");
        for (Trial trial : result.trials()) {
            ObjectNode written = trial(trials.addObject(), trial);
            written.put("status", trial.outcome().status());
            written.put("origin", trial.origin());
            written.put("seconds", Math.round(trial.seconds() * 1000) / 1000.0);
        }
        Trial best = ParetoFront.knee(
                ParetoFront.of(result.trials(), result.definition().objectives()),
                result.definition().objectives());
        if (best == null) {
            node.putNull("best");
        } else {
            trial(node.putObject("best"), best);
        }
        if (result.definition().objectives().size() > 1) {
            ArrayNode front = node.putArray("front");
            ParetoFront.of(result.trials(), result.definition().objectives()).forEach(trial -> front.add(trial.id()));
            node.put("hypervolume", result.hypervolume());
        }
        TestReport test = search.test();
        if (test == null) {
            node.putNull("test");
        } else {
            node.set("test", metrics(test.metrics()));
        }
        return node;
    }

    private static void energy(ObjectNode node, @Nullable EnergySpent energy) {
        if (energy == null) {
            node.putNull("energy");
            return;
        }
        node.putObject("energy")
                .put("wattHours", energy.wattHours())
                .put("gramsCO2", energy.grams())
                .put("cpuSeconds", energy.cpuSeconds())
                .put("source", energy.source().words())
                .put("low", energy.source().low())
                .put("high", energy.source().high())
                .put("gramsPerKilowattHour", energy.electricity().intensity());
    }

    private static ObjectNode trial(ObjectNode node, Trial trial) {
        node.put("id", trial.id());
        node.put("architecture", trial.architecture().text());
        if (!trial.fidelity().isFull()) {
            node.put("part", trial.fidelity().part());
        }
        node.set("metrics", metrics(trial.metrics()));
        return node;
    }

    /** JSON has no NaN: a number that is not finite is null. */
    private static ObjectNode metrics(Map<String, Double> metrics) {
        ObjectNode node = Json.object();
        new TreeMap<>(metrics).forEach((name, value) -> node.put(name, Double.isFinite(value) ? value : null));
        return node;
    }
}
