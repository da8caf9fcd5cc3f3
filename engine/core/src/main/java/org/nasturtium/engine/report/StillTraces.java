package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** A figure made ready for a still picture: counted and summed up, dates as seconds, cells named, points thinned. */
final class StillTraces {
    private static final int POINTS = 2_000;
    private static final Set<String> DRAWN =
            Set.of("scatter", "scattergl", "bar", "heatmap", "box", "candlestick", "ohlc", "pie", "scatter3d");

    private StillTraces() {}

    /** A figure of the same meaning that has traces of few kinds. */
    static ObjectNode of(ObjectNode figure) {
        ObjectNode still = figure.deepCopy();
        ArrayNode data = still.putArray("data");
        for (JsonNode each : figure.path("data")) {
            ObjectNode trace = Summed.of(each.deepCopy());
            if (trace.path("type").asText().contains("contour")) {
                trace.put("type", "heatmap");
            }
            data.add(trace.path("type").asText().equals("heatmap") ? named(trace) : thinned(trace));
        }
        dates(still, "x");
        dates(still, "y");
        return still;
    }

    /** A trace that there is no still picture of, or an empty word. */
    static String unknown(JsonNode data) {
        for (JsonNode trace : data) {
            String type = trace.path("type").asText("scatter");
            if (!DRAWN.contains(type)) {
                return type;
            }
        }
        return "";
    }

    private static ObjectNode named(ObjectNode heat) {
        int rows = heat.path("z").size();
        int columns = heat.path("z").path(0).size();
        name(heat, "x", columns);
        name(heat, "y", rows);
        return heat;
    }

    private static void name(ObjectNode heat, String axis, int count) {
        ArrayNode names = heat.arrayNode();
        for (int k = 0; k < count; k++) {
            JsonNode place = heat.path(axis).path(k);
            names.add(place.isNumber() ? Numbers.significant(place.asDouble()) : place.asText(String.valueOf(k)));
        }
        heat.set(axis, names);
    }

    private static ObjectNode thinned(ObjectNode trace) {
        int count = Math.max(trace.path("x").size(), trace.path("y").size());
        int step = (count + POINTS - 1) / POINTS;
        if (step > 1) {
            for (String list : new String[] {"x", "y", "z", "open", "high", "low", "close"}) {
                if (trace.get(list) instanceof ArrayNode all) {
                    trace.set(list, every(step, all));
                }
            }
            if (trace.path("marker").get("size") instanceof ArrayNode sizes) {
                trace.withObject("/marker").set("size", every(step, sizes));
            }
        }
        return trace;
    }

    private static ArrayNode every(int step, ArrayNode all) {
        ArrayNode some = all.arrayNode();
        for (int k = 0; k < all.size(); k += step) {
            some.add(all.get(k));
        }
        return some;
    }

    /** Turns an axis of dates into one of numbers. */
    private static void dates(ObjectNode figure, String axis) {
        boolean any = false;
        for (JsonNode trace : figure.path("data")) {
            for (JsonNode value : trace.path(axis)) {
                if (!value.isNull() && (!value.isTextual() || Double.isNaN(seconds(value.asText())))) {
                    return;
                }
                any |= value.isTextual();
            }
        }
        if (!any) {
            return;
        }
        for (JsonNode trace : figure.path("data")) {
            ArrayNode numbers = figure.arrayNode();
            trace.path(axis).forEach(value -> {
                if (value.isNull()) {
                    numbers.addNull();
                } else {
                    numbers.add(seconds(value.asText()));
                }
            });
            ((ObjectNode) trace).set(axis, numbers);
        }
        figure.withObject("/layout/" + axis + "axis").put("type", "date");
    }

    private static double seconds(String text) {
        if (text.length() < 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return Double.NaN;
        }
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay().toEpochSecond(ZoneOffset.UTC)
                    : LocalDateTime.parse(text.replace(' ', 'T').replace("Z", ""))
                            .toEpochSecond(ZoneOffset.UTC);
        } catch (DateTimeParseException other) {
            return Double.NaN;
        }
    }
}
