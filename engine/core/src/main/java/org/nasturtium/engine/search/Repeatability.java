package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;

/** Whether a search gives the same trials when it is run again with its seed. */
record Repeatability(SearchDefinition definition) {
    /** Sentences that belong to the result. */
    List<String> notes() {
        Placement placement = definition.placement();
        List<String> notes = new ArrayList<>();
        String why = whyNot();
        notes.add(
                why == null
                        ? "same seed, same trials, for any number of threads up to " + placement.lag()
                        : "a rerun may differ: " + why);
        if (placement.threads() > placement.lag()) {
            notes.add("of " + placement.threads() + " threads only " + placement.lag() + " work at a time: the lag is "
                    + placement.lag() + " (`on threads(n), lag: n` raises it)");
        }
        return notes;
    }

    private boolean isMeasured(String word) {
        Metric metric = Metric.find(word);
        return !definition.data().isTable() && metric != null && metric.known() == Metric.Known.BY_MEASURING;
    }

    /** What keeps a rerun from giving the same trials; null if nothing does. */
    @Nullable
    String whyNot() {
        if (definition.placement().arrival()) {
            return "results are observed in the order of arrival";
        }
        if (definition.budget().time() != null && !definition.data().isTable()) {
            return "a time budget decides when it ends";
        }
        for (Resource resource : definition.budget().measured().keySet()) {
            return "a budget of " + resource.unit() + " decides when it ends, so the trials depend on the machine";
        }
        if (definition.training().fixed().timeout() != null) {
            return "a training's timeout may decide";
        }
        return definition.metrics().stream()
                .filter(this::isMeasured)
                .findFirst()
                .map(metric -> "`" + metric + "` is measured")
                .orElse(null);
    }
}
