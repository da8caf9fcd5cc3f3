package org.nasturtium.engine.space;

import java.util.List;
import java.util.Map;

/**
 * One choice of a space, and the decisions that exist only under some of its values.
 *
 * @param name unique in the space, dots between levels: {@code repeat1.conv.filters}
 * @param domain what may be chosen
 * @param branches value to the decisions below it; a value without an entry has none
 */
public record Decision(String name, Domain domain, Map<Object, List<Decision>> branches) {
    public Decision {
        branches = Map.copyOf(branches);
    }

    /** A decision with nothing below it. */
    public Decision(String name, Domain domain) {
        this(name, domain, Map.of());
    }
}
