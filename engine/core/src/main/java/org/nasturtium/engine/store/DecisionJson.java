package org.nasturtium.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;

/** A tree of decisions as JSON and back. */
public final class DecisionJson {
    private DecisionJson() {}

    public static ArrayNode of(List<Decision> decisions) {
        ArrayNode nodes = Json.object().arrayNode();
        for (Decision decision : decisions) {
            ObjectNode node = nodes.addObject();
            node.put("name", decision.name());
            node.set("domain", domain(decision.domain()));
            if (decision.plain() != null) {
                node.set("plain", Json.tree(decision.plain()));
            }
            if (!decision.branches().isEmpty()) {
                ArrayNode branches = node.putArray("branches");
                decision.branches().forEach((value, below) -> {
                    ObjectNode branch = branches.addObject();
                    branch.set("value", Json.tree(value));
                    branch.set("decisions", of(below));
                });
            }
        }
        return nodes;
    }

    public static List<Decision> read(JsonNode nodes) {
        List<Decision> decisions = new ArrayList<>();
        for (JsonNode node : nodes) {
            Map<Object, List<Decision>> branches = new LinkedHashMap<>();
            for (JsonNode branch : node.path("branches")) {
                branches.put(TrialJson.value(branch.path("value")), read(branch.path("decisions")));
            }
            decisions.add(new Decision(
                    node.path("name").asText(),
                    domain(node.path("domain")),
                    branches,
                    node.has("plain") ? TrialJson.value(node.path("plain")) : null));
        }
        return decisions;
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

    private static Domain domain(JsonNode node) {
        boolean logarithmic = node.path("logarithmic").booleanValue();
        if (node.has("values")) {
            List<Object> values = new ArrayList<>();
            node.path("values").forEach(value -> values.add(TrialJson.value(value)));
            return new Domain.Categorical(values);
        }
        if (node.has("step")) {
            return new Domain.IntegerRange(
                    node.path("from").longValue(),
                    node.path("to").longValue(),
                    node.path("step").longValue(),
                    logarithmic);
        }
        return new Domain.RealRange(
                node.path("from").doubleValue(), node.path("to").doubleValue(), logarithmic);
    }
}
