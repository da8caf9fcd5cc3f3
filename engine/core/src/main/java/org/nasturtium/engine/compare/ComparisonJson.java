package org.nasturtium.engine.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.nasturtium.engine.statistics.PairedTest;
import org.nasturtium.engine.store.Json;

/** What {@code --json} writes of a comparison, for other programs to read. */
public final class ComparisonJson {
    private ComparisonJson() {}

    /** A row a strategy, with its number on every seed, and the answers. JSON has no NaN: such a number is null. */
    public static ObjectNode of(Comparison comparison) {
        ObjectNode node = Json.object();
        node.put("compared", comparison.words());
        node.put("metric", comparison.objective().metric());
        node.put("maximize", comparison.objective().maximize());
        node.set("seeds", Json.tree(comparison.definition().seeds()));
        ArrayNode rows = node.putArray("rows");
        List<Standing> standings = comparison.standings();
        for (int s = 0; s < standings.size(); s++) {
            row(rows.addObject(), standings.get(s), comparison.values(s));
        }
        node.set("wins", Json.tree(comparison.wins()));
        node.set("answers", Json.tree(comparison.sentences()));
        node.set("notes", Json.tree(comparison.notes()));
        return node;
    }

    private static void row(ObjectNode row, Standing standing, double[] values) {
        row.put("strategy", standing.strategy().toString());
        put(row, "mean", standing.values().mean());
        put(row, "sd", standing.values().sd());
        put(row, "error", standing.values().error());
        put(row, "median", standing.values().median());
        put(row, "best", standing.best());
        put(row, "rank", standing.rank());
        PairedTest test = standing.againstRandom();
        if (test != null) {
            ObjectNode against = row.putObject("againstRandom");
            against.put("pairs", test.pairs());
            put(against, "difference", test.difference());
            put(against, "low", test.low());
            put(against, "high", test.high());
            put(against, "p", test.p());
            put(against, "signedRankP", test.signedRankP());
            put(against, "effect", test.effect());
            against.put("better", test.better());
        }
        put(row, "queries", standing.queries());
        row.put("missing", standing.missing());
        ArrayNode all = row.putArray("values");
        for (double value : values) {
            if (Double.isFinite(value)) {
                all.add(value);
            } else {
                all.addNull();
            }
        }
    }

    private static void put(ObjectNode node, String name, double value) {
        node.put(name, Double.isFinite(value) ? value : null);
    }
}
