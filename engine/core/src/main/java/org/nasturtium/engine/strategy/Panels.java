package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;

/** The panels that several strategies show: trials with their numbers, what an edit changed. */
final class Panels {
    private static final int LONGEST = 100;

    private Panels() {}

    /** A table of trials, the first {@value #LONGEST}. */
    static Explanation.Panel trials(String name, Collection<Trial> trials, List<Objective> objectives) {
        List<String> columns = new ArrayList<>(List.of("trial"));
        objectives.forEach(objective -> columns.add(objective.metric()));
        columns.add("architecture");
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (Trial trial : trials) {
            if (rows.size() == LONGEST) {
                break;
            }
            List<@Nullable Object> row = new ArrayList<>();
            row.add((long) trial.id());
            objectives.forEach(objective -> row.add(trial.metrics().get(objective.metric())));
            row.add(trial.architecture().text());
            rows.add(row);
        }
        return new Explanation.Panel(name, Explanation.Drawing.TABLE, columns, rows);
    }

    /** What differs between two architectures, a row a decision. */
    static Explanation.Panel edits(String name, Architecture before, Architecture after) {
        Explanation.Panel panel = Explanation.Panel.of(name, Explanation.Drawing.TABLE, "decision", "before", "after");
        Set<String> decisions = new LinkedHashSet<>(before.values().keySet());
        decisions.addAll(after.values().keySet());
        for (String decision : decisions) {
            Object old = before.values().get(decision);
            Object now = after.values().get(decision);
            if (old == null || !old.equals(now)) {
                panel = panel.plus(decision, old, now);
            }
        }
        return panel;
    }

    /** The metric values of a trial in words: {@code accuracy 0.912, params 1200}. */
    static String numbers(Trial trial, List<Objective> objectives) {
        List<String> parts = new ArrayList<>();
        for (Objective objective : objectives) {
            Double value = trial.metrics().get(objective.metric());
            parts.add(objective.metric() + " " + (value == null ? "unknown" : number(value)));
        }
        return String.join(", ", parts);
    }

    /** Four significant digits, as a person reads them. */
    static String number(double value) {
        if (value == 0 || !Double.isFinite(value)) {
            return String.valueOf(value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e9) {
            return String.valueOf((long) value);
        }
        return String.format(Locale.ROOT, "%.4g", value);
    }
}
