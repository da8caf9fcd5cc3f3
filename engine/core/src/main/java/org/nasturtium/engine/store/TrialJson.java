package org.nasturtium.engine.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.space.Architecture;

/** Architectures and outcomes as JSON and back, loss-free: numbers that are not finite are written as words. */
final class TrialJson {
    private TrialJson() {}

    static JsonNode architecture(Architecture architecture) {
        return Json.tree(architecture.values());
    }

    static Architecture architecture(JsonNode node) {
        Map<String, Object> values = new LinkedHashMap<>();
        node.forEachEntry((name, value) -> values.put(name, value(value)));
        return new Architecture(values);
    }

    /** A word, whole number or decimal. */
    static Object value(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.longValue();
        }
        return node.isNumber() ? node.doubleValue() : node.textValue();
    }

    static ObjectNode outcome(Outcome outcome) {
        ObjectNode node = Json.object();
        node.put("status", outcome.status());
        if (outcome instanceof Outcome.Failed failed) {
            node.put("cause", failed.cause());
        } else if (outcome instanceof Outcome.Infeasible infeasible) {
            node.put("cause", infeasible.cause());
        } else if (outcome instanceof Outcome.Stopped stopped) {
            node.put("cause", stopped.reason());
        }
        node.set("metrics", metrics(outcome.metrics()));
        List<CurvePoint> curve = curve(outcome);
        if (!curve.isEmpty()) {
            node.set("curve", CurveJson.of(curve));
        }
        return node;
    }

    static Outcome outcome(JsonNode node) {
        Map<String, Double> metrics = new TreeMap<>();
        node.path("metrics").forEachEntry((name, value) -> metrics.put(name, number(value)));
        List<CurvePoint> curve = CurveJson.read(node.path("curve"));
        String cause = node.path("cause").asText();
        String status = node.path("status").asText();
        return switch (status) {
            case "completed" -> new Outcome.Completed(metrics, curve);
            case "stopped" -> new Outcome.Stopped(cause, metrics, curve);
            case "failed" -> new Outcome.Failed(cause);
            case "infeasible" -> new Outcome.Infeasible(cause, metrics);
            default -> throw new IllegalArgumentException("unknown status `" + status + "`");
        };
    }

    static List<CurvePoint> curve(Outcome outcome) {
        if (outcome instanceof Outcome.Completed completed) {
            return completed.curve();
        }
        return outcome instanceof Outcome.Stopped stopped ? stopped.curve() : List.of();
    }

    static ObjectNode metrics(Map<String, Double> metrics) {
        ObjectNode node = Json.object();
        new TreeMap<>(metrics).forEach((name, value) -> put(node, name, value));
        return node;
    }

    static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.put(name, String.valueOf(value));
        }
    }

    static double number(JsonNode node) {
        return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
    }
}
