package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/** The boxes of a box plot: quartiles and fences of each group, in the form that plotly takes. */
final class Quartiles {
    private Quartiles() {}

    /** A box trace whose numbers are worked out. */
    static ObjectNode of(ObjectNode trace) {
        ObjectNode boxes = Summed.like(trace, "box");
        ArrayNode groups = boxes.putArray("x");
        ArrayNode low = boxes.putArray("lowerfence");
        ArrayNode first = boxes.putArray("q1");
        ArrayNode median = boxes.putArray("median");
        ArrayNode third = boxes.putArray("q3");
        ArrayNode high = boxes.putArray("upperfence");
        groups(trace).forEach((name, values) -> {
            double[] sorted =
                    values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double q1 = quantile(sorted, 0.25);
            double q3 = quantile(sorted, 0.75);
            double reach = 1.5 * (q3 - q1);
            groups.add(name);
            first.add(q1);
            median.add(quantile(sorted, 0.5));
            third.add(q3);
            low.add(DoubleStream.of(sorted)
                    .filter(v -> v >= q1 - reach)
                    .findFirst()
                    .orElse(q1));
            high.add(DoubleStream.of(sorted).filter(v -> v <= q3 + reach).max().orElse(q3));
        });
        return boxes;
    }

    private static Map<String, List<Double>> groups(JsonNode trace) {
        Map<String, List<Double>> groups = new LinkedHashMap<>();
        for (int k = 0; k < trace.path("y").size(); k++) {
            JsonNode value = trace.path("y").path(k);
            if (value.isNumber()) {
                String group = trace.path("x").path(k).asText(trace.path("name").asText());
                groups.computeIfAbsent(group, name -> new ArrayList<>()).add(value.asDouble());
            }
        }
        return groups;
    }

    /** Between the two nearest values, as plotly does it. */
    static double quantile(double[] sorted, double share) {
        double place = Math.max(0, Math.min(sorted.length - 1, sorted.length * share - 0.5));
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
