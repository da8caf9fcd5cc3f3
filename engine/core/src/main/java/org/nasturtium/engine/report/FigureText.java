package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tech.tablesaw.plotly.components.Figure;

/** A figure in one line: {@code Figure: scatter 'Progress of the search', 3 traces, 82 points}. */
public final class FigureText {
    private FigureText() {}

    public static String of(Figure figure) {
        ObjectNode tree = FigureJson.tree(figure);
        JsonNode data = tree.path("data");
        String kinds = StreamSupport.stream(data.spliterator(), false)
                .map(trace -> trace.path("type").asText("scatter"))
                .distinct()
                .collect(Collectors.joining(" and "));
        int points = 0;
        for (JsonNode trace : data) {
            points += trace.has("z") ? cells(trace.path("z")) : trace.path("y").size();
        }
        return "Figure: " + (kinds.isEmpty() ? "" : kinds + " ") + "'"
                + tree.path("layout").path("title").path("text").asText() + "', " + counted(data.size(), "trace")
                + ", " + counted(points, "point");
    }

    private static int cells(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .mapToInt(JsonNode::size)
                .sum();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
