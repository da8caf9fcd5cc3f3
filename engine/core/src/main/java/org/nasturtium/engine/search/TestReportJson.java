package org.nasturtium.engine.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.store.Json;

/** A test report as JSON and back. */
final class TestReportJson {
    private TestReportJson() {}

    static ObjectNode of(TestReport report) {
        ObjectNode node = Json.object();
        if (report.task() instanceof Task.Classification classification) {
            node.set("classes", Json.tree(classification.classes()));
        } else if (report.task() instanceof Task.Regression regression) {
            node.put("target", regression.target());
            node.put("mean", regression.mean()).put("scale", regression.scale());
        }
        node.set("metrics", Json.tree(new TreeMap<>(report.metrics())));
        ArrayNode perClass = node.putArray("perClass");
        for (TestReport.ClassScore score : report.perClass()) {
            ObjectNode written = perClass.addObject().put("name", score.name());
            written.put("precision", score.precision()).put("recall", score.recall());
            written.put("f1", score.f1()).put("support", score.support());
        }
        node.set("confusion", Json.tree(report.confusion()));
        return node;
    }

    static TestReport read(JsonNode node) {
        List<String> classes = new ArrayList<>();
        node.path("classes").forEach(name -> classes.add(name.asText()));
        Task task = node.has("classes")
                ? new Task.Classification(classes)
                : new Task.Regression(
                        node.path("target").asText(),
                        node.path("mean").doubleValue(),
                        node.path("scale").doubleValue());
        Map<String, Double> metrics = new TreeMap<>();
        node.path("metrics").forEachEntry((name, value) -> metrics.put(name, value.asDouble()));
        List<TestReport.ClassScore> perClass = new ArrayList<>();
        for (JsonNode score : node.path("perClass")) {
            perClass.add(new TestReport.ClassScore(
                    score.path("name").asText(),
                    score.path("precision").doubleValue(),
                    score.path("recall").doubleValue(),
                    score.path("f1").doubleValue(),
                    score.path("support").intValue()));
        }
        List<List<Integer>> confusion = new ArrayList<>();
        for (JsonNode row : node.path("confusion")) {
            List<Integer> counts = new ArrayList<>();
            row.forEach(count -> counts.add(count.intValue()));
            confusion.add(counts);
        }
        return new TestReport(task, metrics, perClass, confusion);
    }
}
