package org.nasturtium.engine.space;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads members from text or from a map, and says which decision is unknown, missing, absent or out of its domain. */
final class Reading {
    private final String space;
    private final Layout layout;

    Reading(String space, Layout layout) {
        this.space = space;
        this.layout = layout;
    }

    /** Reads {@code name=value; name=value}. */
    Architecture parse(String text) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (String part : text.split(";", -1)) {
            if (part.isBlank()) {
                continue;
            }
            int equals = part.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("`" + part.strip() + "` in `" + text
                        + "` is not `name=value`\nMaybe `conv.filters=16; pool.kind=max`.");
            }
            String name = part.substring(0, equals).strip();
            if (given.put(name, part.substring(equals + 1).strip()) != null) {
                throw new IllegalArgumentException("`" + name + "` comes twice in `" + text + "`");
            }
        }
        return new Architecture(new Assignment(layout, values(given, true)));
    }

    /** The values of a member by slot; a member of another space is an error. */
    @Nullable
    Object[] values(Architecture architecture) {
        return architecture.values() instanceof Assignment own && own.layout() == layout
                ? own.copy()
                : values(architecture.values(), false);
    }

    private @Nullable Object[] values(Map<String, Object> given, boolean text) {
        for (String name : given.keySet()) {
            if (layout.slot(name) < 0) {
                throw new IllegalArgumentException(
                        "unknown decision `" + name + "` in space `" + space + "`" + Names.hint(name, layout.names()));
            }
        }
        @Nullable Object[] values = new Object[layout.size()];
        read(given, text, values, layout.roots());
        for (String name : given.keySet()) {
            int slot = layout.slot(name);
            if (values[slot] == null) {
                throw new IllegalArgumentException("decision `" + name + "` does not exist here: " + condition(slot));
            }
        }
        return values;
    }

    private void read(Map<String, Object> given, boolean text, @Nullable Object[] values, int[] slots) {
        for (int slot : slots) {
            Domain domain = layout.domain(slot);
            Object value = given.get(layout.name(slot));
            if (value == null) {
                throw new IllegalArgumentException("decision `" + layout.name(slot)
                        + "` is missing in a member of space `" + space + "`\nMaybe one of " + domain.words() + ".");
            }
            value = text ? read(slot, value.toString()) : Domain.normal(value);
            if (!domain.contains(value)) {
                throw new IllegalArgumentException(
                        "decision `" + layout.name(slot) + "`: " + value + " is not one of " + domain.words());
            }
            values[slot] = value;
            read(given, text, values, layout.below(slot, value));
        }
    }

    private Object read(int slot, String text) {
        try {
            return layout.domain(slot).read(text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("decision `" + layout.name(slot) + "`: " + wrong.getMessage(), wrong);
        }
    }

    private String condition(int slot) {
        int parent = layout.parent(slot);
        String values = layout.branches(parent).entrySet().stream()
                .filter(branch -> Arrays.stream(branch.getValue()).anyMatch(below -> below == slot))
                .map(branch -> branch.getKey().toString())
                .sorted()
                .collect(Collectors.joining(" or "));
        return "only where `" + layout.name(parent) + "` is " + values;
    }
}
