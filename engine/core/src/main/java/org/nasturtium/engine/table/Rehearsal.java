package org.nasturtium.engine.table;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.EvaluationSource;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;

/**
 * A table in place of the data of a search that will be trained: the whole of it in seconds, before it is paid for.
 *
 * @param table looked up instead
 * @param real what the search is for; null = not said
 */
public record Rehearsal(TableSource table, @Nullable EvaluationSource real) implements TableSource {
    @Override
    public String description() {
        return "rehearsal on " + table.description();
    }

    @Override
    public LoadedTable load() {
        return table.load();
    }

    @Override
    public List<Metric> metrics() {
        return table.metrics();
    }

    @Override
    public Objective usualObjective() {
        return table.usualObjective();
    }

    @Override
    public boolean isRehearsal() {
        return true;
    }

    @Override
    public List<String> notes() {
        List<String> notes = new ArrayList<>(table.notes());
        notes.add(
                0,
                "a rehearsal: every result is looked up in " + table.description() + ", nothing was trained"
                        + (real == null ? "" : " on " + real.description()));
        return notes;
    }
}
