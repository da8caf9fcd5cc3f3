package org.nasturtium.engine.strategy.panel;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;

/**
 * A child beside the one or two that it comes from.
 *
 * @param space theirs
 * @param parents one that was mutated, or two that were crossed
 */
public record MutationPanel(String name, SearchSpace space, List<Parent> parents, Architecture child) implements Panel {
    /** A trial that a child comes from. */
    public record Parent(long trial, Architecture architecture) {}

    public MutationPanel {
        parents = List.copyOf(parents);
        if (parents.isEmpty() || parents.size() > 2) {
            throw new IllegalArgumentException(
                    "panel `" + name + "`: a child has one or two parents, not " + parents.size());
        }
    }

    /** The decisions that no parent has in this way: what mutated. */
    public Set<String> mutated() {
        Set<String> changed = new LinkedHashSet<>();
        for (String decision : decisions()) {
            Object now = child.values().get(decision);
            if (parents.stream()
                    .noneMatch(parent -> java.util.Objects.equals(
                            parent.architecture().values().get(decision), now))) {
                changed.add(decision);
            }
        }
        return changed;
    }

    /** All decisions of parents and child, in their order. */
    public Set<String> decisions() {
        Set<String> decisions = new LinkedHashSet<>();
        parents.forEach(
                parent -> decisions.addAll(parent.architecture().values().keySet()));
        decisions.addAll(child.values().keySet());
        return decisions;
    }

    @Override
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of("decision"));
        parents.forEach(parent -> columns.add(TrialNames.brief(parent.trial())));
        columns.addAll(List.of("child", "mutated"));
        return columns;
    }

    /** Only what is not the same in all of them. */
    @Override
    public List<List<@Nullable Object>> rows() {
        Set<String> mutated = mutated();
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (String decision : decisions()) {
            List<@Nullable Object> values = new ArrayList<>();
            parents.forEach(parent -> values.add(parent.architecture().values().get(decision)));
            values.add(child.values().get(decision));
            if (new LinkedHashSet<>(values).size() > 1) {
                values.add(mutated.contains(decision) ? "yes" : "");
                rows.add(Rows.row(decision, values));
            }
        }
        return rows;
    }

    @Override
    public <R> R fold(PanelCases<R> cases) {
        return cases.mutation(this);
    }
}
