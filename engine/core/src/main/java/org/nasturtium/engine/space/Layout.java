package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The decisions of a space as numbered slots, parents in front of what hangs below them. A member is an array with one
 * place a slot, null where the decision does not exist.
 */
final class Layout {
    static final int ROOT = -1;
    private static final int[] NONE = {};

    private final List<Decision> decisions = new ArrayList<>();
    private final List<Integer> parents = new ArrayList<>();
    private final List<Map<Object, int[]>> branches = new ArrayList<>();
    private final Map<String, Integer> slots = new HashMap<>();
    private final int[] roots;

    Layout(List<Decision> decisions) {
        this.roots = add(decisions, ROOT);
    }

    private int[] add(List<Decision> added, int parent) {
        Set<Integer> ids = new LinkedHashSet<>();
        for (Decision decision : added) {
            ids.add(add(decision, parent));
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    private int add(Decision decision, int parent) {
        Integer known = slots.get(decision.name());
        if (known != null) {
            Decision other = decisions.get(known);
            if (!other.equals(decision)) {
                throw new IllegalArgumentException("decision `" + decision.name() + "` comes twice, once among "
                        + other.domain().words() + ", once among "
                        + decision.domain().words() + " or with other branches\nMaybe give one another name.");
            }
            if (parents.get(known) != parent) {
                throw new IllegalArgumentException("decision `" + decision.name()
                        + "` comes twice, below different decisions\nMaybe give one another name.");
            }
            return known;
        }
        int slot = decisions.size();
        slots.put(decision.name(), slot);
        decisions.add(decision);
        parents.add(parent);
        Map<Object, int[]> below = new LinkedHashMap<>();
        branches.add(below);
        decision.branches().forEach((value, hanging) -> below.put(value, add(hanging, slot)));
        return slot;
    }

    int size() {
        return decisions.size();
    }

    int[] roots() {
        return roots;
    }

    Decision decision(int slot) {
        return decisions.get(slot);
    }

    Domain domain(int slot) {
        return decisions.get(slot).domain();
    }

    String name(int slot) {
        return decisions.get(slot).name();
    }

    /** The decision that this one hangs below, or {@link #ROOT}. */
    int parent(int slot) {
        return parents.get(slot);
    }

    boolean isBranching(int slot) {
        return !branches.get(slot).isEmpty();
    }

    /** Values that something hangs below, with its slots. */
    Map<Object, int[]> branches(int slot) {
        return branches.get(slot);
    }

    /** The slots that exist below a value. */
    int[] below(int slot, Object value) {
        Map<Object, int[]> below = branches.get(slot);
        return below.isEmpty() ? NONE : below.getOrDefault(value, NONE);
    }

    /** The slot of a name, or -1. */
    int slot(Object name) {
        return slots.getOrDefault(name, -1);
    }

    Set<String> names() {
        return slots.keySet();
    }
}
