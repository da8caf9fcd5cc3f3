package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** Counts values in bins of a round width: bars for one quantity, cells for two. */
final class Histogram {
    private static final int MOST_BINS = 50;
    private static final int FEWEST_BINS = 6;

    /**
     * Bins of equal width.
     *
     * @param from lower end of the first
     * @param width of each
     * @param count of bins
     */
    private record Bins(double from, double width, int count) {
        static Bins of(double[] values, int wanted) {
            double least = DoubleStream.of(values).min().orElse(0);
            double most = DoubleStream.of(values).max().orElse(1);
            int about = wanted > 0
                    ? wanted
                    : (int) Math.max(FEWEST_BINS, Math.min(MOST_BINS, Math.ceil(Math.sqrt(values.length))));
            double width =
                    most > least ? PlotScale.niceStep((most - least) / about) : Math.max(1e-9, Math.abs(most) / 10);
            double from = Math.floor(least / width) * width;
            return new Bins(from, width, (int) Math.floor((most - from) / width) + 1);
        }

        int of(double value) {
            return (int) Math.max(0, Math.min(count - 1, Math.floor((value - from) / width)));
        }

        double middle(int bin) {
            return from + (bin + 0.5) * width;
        }
    }

    private Histogram() {}

    /** A histogram as bars; words are counted each, numbers in bins. */
    static ObjectNode bars(ObjectNode trace) {
        boolean horizontal = !trace.has("x") && trace.has("y");
        String values = horizontal ? "y" : "x";
        String counts = horizontal ? "x" : "y";
        ObjectNode bars = Summed.like(trace, "bar");
        ArrayNode places = bars.putArray(values);
        ArrayNode heights = bars.putArray(counts);
        if (horizontal) {
            bars.put("orientation", "h");
        }
        if (hasWords(trace.path(values))) {
            counted(trace.path(values)).forEach((word, count) -> {
                places.add(word);
                heights.add(count);
            });
            return bars;
        }
        double[] numbers = numbers(trace.path(values));
        Bins bins =
                Bins.of(numbers, trace.path(horizontal ? "nbinsy" : "nbinsx").asInt());
        long[] count = new long[bins.count()];
        for (double number : numbers) {
            count[bins.of(number)]++;
        }
        for (int k = 0; k < count.length && numbers.length > 0; k++) {
            places.add(bins.middle(k));
            heights.add(count[k]);
        }
        return bars.put("width", bins.width());
    }

    private static boolean hasWords(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).anyMatch(JsonNode::isTextual);
    }

    private static Map<String, Long> counted(JsonNode values) {
        Map<String, Long> counts = new LinkedHashMap<>();
        values.forEach(value -> counts.merge(value.asText(), 1L, Long::sum));
        return counts;
    }

    /** A histogram of pairs as a heat map. */
    static ObjectNode cells(ObjectNode trace) {
        int[] pairs = IntStream.range(0, trace.path("x").size())
                .filter(k -> trace.path("x").path(k).isNumber()
                        && trace.path("y").path(k).isNumber())
                .toArray();
        double[] x = IntStream.of(pairs)
                .mapToDouble(k -> trace.path("x").path(k).asDouble())
                .toArray();
        double[] y = IntStream.of(pairs)
                .mapToDouble(k -> trace.path("y").path(k).asDouble())
                .toArray();
        Bins columns = Bins.of(x, trace.path("nbinsx").asInt());
        Bins rows = Bins.of(y, trace.path("nbinsy").asInt());
        long[][] count = new long[rows.count()][columns.count()];
        for (int k = 0; k < pairs.length; k++) {
            count[rows.of(y[k])][columns.of(x[k])]++;
        }
        ObjectNode cells = Summed.like(trace, "heatmap");
        ArrayNode xs = cells.putArray("x");
        ArrayNode ys = cells.putArray("y");
        ArrayNode z = cells.putArray("z");
        for (int k = 0; k < columns.count(); k++) {
            xs.add(columns.middle(k));
        }
        for (int k = 0; k < rows.count(); k++) {
            ys.add(rows.middle(k));
            ArrayNode row = z.addArray();
            for (long each : count[k]) {
                row.add(each);
            }
        }
        return cells;
    }

    private static double[] numbers(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
    }
}
