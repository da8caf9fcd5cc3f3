package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tech.tablesaw.plotly.components.Figure;

/** A figure in one line: {@code Figure: scatter 'Progress of the search', 3 traces, 82 points}. */
public final class FigureText {
    private static final List<String> SIZES = List.of("x", "y", "values", "median");

    private FigureText() {}

    public static String of(Figure figure) {
        return of(FigureJson.tree(figure));
    }

    static String of(ObjectNode tree) {
        JsonNode data = tree.path("data");
        String kinds = StreamSupport.stream(data.spliterator(), false)
                .map(trace -> trace.path("type").asText("scatter"))
                .distinct()
                .collect(Collectors.joining(" and "));
        int points = 0;
        for (JsonNode trace : data) {
            boolean grid = trace.path("z").path(0).isArray();
            points += grid
                    ? cells(trace.path("z"))
                    : SIZES.stream()
                            .mapToInt(list -> trace.path(list).size())
                            .max()
                            .orElse(0);
        }
        String thinned =
                tree.path("layout").path("title").path("subtitle").path("text").asText();
        return "Figure: " + (kinds.isEmpty() ? "" : kinds + " ") + "'"
                + tree.path("layout").path("title").path("text").asText() + "', " + counted(data.size(), "trace")
                + ", " + counted(points, "point") + (thinned.isEmpty() ? "" : " (" + thinned + ")");
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
