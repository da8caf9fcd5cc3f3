package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.store.Json;

/** What decides a search, as it stands in {@code search.json}; two searches with equal ones have equal trials. */
final class DefinitionJson {
    private DefinitionJson() {}

    static ObjectNode of(SearchDefinition definition, SearchData data, Map<String, Object> strategyOptions) {
        ObjectNode node = Json.object();
        ObjectNode space = node.putObject("space");
        space.put("name", definition.space().name());
        space.put("size", definition.space().size().toString());
        space.set("decisions", decisions(definition.space().decisions()));
        ObjectNode source = node.putObject("data");
        source.put("source", definition.data().description());
        source.put("fingerprint", data.fingerprint());
        ObjectNode strategy = node.putObject("strategy");
        strategy.put("name", definition.strategy().name());
        strategy.set("options", Json.tree(new TreeMap<>(strategyOptions)));
        ObjectNode training = node.putObject("training");
        training.set("settings", Json.tree(definition.training().fixed().values()));
        training.set("decisions", decisions(definition.training().decisions()));
        ArrayNode objectives = node.putArray("objectives");
        for (Objective objective : definition.objectives()) {
            objectives.add((objective.maximize() ? "maximize " : "minimize ") + objective.metric());
        }
        ObjectNode limits = node.putObject("limits");
        for (Limit limit : definition.limits()) {
            limits.put(limit.metric(), limit.atMost());
        }
        node.put("memoryLimitBytes", definition.memoryLimitBytes());
        node.put("seed", definition.seed());
        node.put("baseline", definition.baseline());
        node.put("lag", definition.placement().lag());
        node.put("ordering", definition.placement().arrival() ? "arrival" : "proposal");
        return node;
    }

    /** What may change when a run goes on, and what it ran on. */
    static ObjectNode environment(SearchDefinition definition, Map<String, String> versions) {
        ObjectNode node = Json.object();
        ObjectNode budget = node.putObject("budget");
        Budget bounds = definition.budget();
        if (bounds.trials() != null) {
            budget.put("trials", bounds.trials());
        }
        if (bounds.time() != null) {
            budget.put("seconds", bounds.time().toMillis() / 1000.0);
        }
        if (bounds.stalled() != null) {
            budget.put("stalled", bounds.stalled());
        }
        node.put("threads", definition.placement().threads());
        node.put("keep", definition.keep());
        node.set("versions", Json.tree(new TreeMap<>(versions)));
        return node;
    }

    private static ArrayNode decisions(List<Decision> decisions) {
        ArrayNode nodes = Json.object().arrayNode();
        for (Decision decision : decisions) {
            ObjectNode node = nodes.addObject();
            node.put("name", decision.name());
            node.set("domain", domain(decision.domain()));
            if (!decision.branches().isEmpty()) {
                ObjectNode branches = node.putObject("branches");
                Map<String, List<Decision>> sorted = new TreeMap<>();
                decision.branches().forEach((value, below) -> sorted.put(String.valueOf(value), below));
                sorted.forEach((value, below) -> branches.set(value, decisions(below)));
            }
        }
        return nodes;
    }

    private static ObjectNode domain(Domain domain) {
        ObjectNode node = Json.object();
        if (domain instanceof Domain.Categorical categorical) {
            node.set("values", Json.tree(categorical.values()));
        } else if (domain instanceof Domain.IntegerRange range) {
            node.put("from", range.from()).put("to", range.to()).put("step", range.step());
            node.put("logarithmic", range.logarithmic());
        } else if (domain instanceof Domain.RealRange range) {
            node.put("from", range.from()).put("to", range.to()).put("logarithmic", range.logarithmic());
        }
        return node;
    }
}
