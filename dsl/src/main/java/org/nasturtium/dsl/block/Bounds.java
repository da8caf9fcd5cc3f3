package org.nasturtium.dsl.block;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;

/** Collects the limits of a search. Which direction of a table's own column is better follows from what is wanted of it. */
final class Bounds {
    private final List<Limit> limits = new ArrayList<>();
    private final Set<String> columns = new HashSet<>();

    /** One limit as it was written. */
    Limit add(Metric metric, Object value) {
        Limit limit = Limits.of(metric, value);
        limits.add(limit);
        if (!metric.isDirected()) {
            columns.add(metric.word());
        }
        return limit;
    }

    /**
     * All of them: the least of a column of which more is wanted, the most of any other.
     *
     * @param objectives what is wanted; of two for one column the first counts
     */
    List<Limit> among(List<Objective> objectives) {
        Map<String, Boolean> isLeast = new HashMap<>();
        objectives.forEach(each -> isLeast.putIfAbsent(each.metric(), each.maximize()));
        return limits.stream()
                .map(limit -> columns.contains(limit.metric())
                        ? new Limit(limit.metric(), limit.bound(), isLeast.getOrDefault(limit.metric(), false))
                        : limit)
                .toList();
    }
}
