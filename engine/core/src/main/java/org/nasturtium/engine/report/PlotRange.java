package org.nasturtium.engine.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What all traces of a figure show along one axis.
 *
 * @param isNamed whether they are names, not numbers
 * @param names in the order of their first appearance
 * @param values every number, the ends of bars, boxes and whiskers included
 * @param fromZero whether there are bars, which begin at zero
 */
record PlotRange(boolean isNamed, List<String> names, List<Double> values, boolean fromZero) {
    private static final Set<String> HEIGHTS =
            Set.of("lowerfence", "q1", "q3", "upperfence", "low", "high", "open", "close");

    static PlotRange of(JsonNode figure, String axis) {
        boolean named = false;
        boolean bars = false;
        Set<String> names = new LinkedHashSet<>();
        List<Double> values = new ArrayList<>();
        for (int k = 0; k < figure.path("data").size(); k++) {
            JsonNode trace = figure.path("data").path(k);
            boolean bar = trace.path("type").asText().equals("bar");
            boolean lengths = bar && PlotBars.isHorizontal(trace) == axis.equals("x");
            bars |= lengths
                    || (axis.equals("y") && !trace.path("fill").asText("none").equals("none"));
            Map<String, Double> below = lengths && PlotBars.isStacked(figure) ? PlotBars.below(figure, k) : Map.of();
            JsonNode places = trace.path(axis.equals("x") ? "y" : "x");
            double half = bar && !lengths ? trace.path("width").asDouble() / 2 : 0;
            for (int i = 0; i < trace.path(axis).size(); i++) {
                JsonNode value = trace.path(axis).path(i);
                named |= value.isTextual();
                names.add(value.asText());
                if (value.isNumber()) {
                    double end =
                            value.asDouble() + below.getOrDefault(places.path(i).asText(), 0.0);
                    values.add(end - half);
                    values.add(end + half);
                }
            }
            if (trace.path(axis).isMissingNode() && axis.equals("x")) {
                values.add(0.0);
                values.add((double) Math.max(0, trace.path("y").size() - 1));
            }
            if (axis.equals("y")) {
                HEIGHTS.forEach(height -> trace.path(height)
                        .forEach(value -> values.add(value.isNumber() ? value.asDouble() : Double.NaN)));
            }
        }
        return new PlotRange(named, List.copyOf(names), List.copyOf(values), bars);
    }
}
