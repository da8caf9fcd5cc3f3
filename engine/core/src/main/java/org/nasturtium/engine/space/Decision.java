package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One choice of a space, and the decisions that exist only under some of its values.
 *
 * <p>The same decision may hang below several values of one choice ({@code repeat.1.conv.filters} exists whether 1 or 3
 * repetitions are chosen); it then keeps its value when the choice above it changes.
 *
 * @param name unique in the space, dots between levels: {@code repeat.1.conv.filters}
 * @param domain what may be chosen
 * @param branches value to the decisions below it; a value without an entry has none
 * @param plain what a person would take without any search; null for the middle of the domain
 */
public record Decision(
        String name,
        Domain domain,
        Map<Object, List<Decision>> branches,
        @Nullable Object plain) {
    public Decision {
        if (name.isBlank() || name.contains("=") || name.contains(";") || !name.equals(name.strip())) {
            throw new IllegalArgumentException(
                    "decision name `" + name + "`: must not be empty, nor hold `=`, `;` or outer blanks");
        }
        if (domain instanceof Domain.RealRange && !branches.isEmpty()) {
            throw new IllegalArgumentException(
                    "decision `" + name + "`: nothing can hang below a single number of an interval");
        }
        Map<Object, List<Decision>> copy = new LinkedHashMap<>();
        branches.forEach((value, below) -> {
            Object normal = Domain.normal(value);
            if (!domain.contains(normal)) {
                throw new IllegalArgumentException("decision `" + name + "`: a branch hangs below " + value
                        + ", which is not among its values: " + domain.words());
            }
            copy.put(normal, List.copyOf(below));
        });
        branches = Collections.unmodifiableMap(copy);
        if (plain != null) {
            plain = Domain.normal(plain);
            if (!domain.contains(plain)) {
                throw new IllegalArgumentException(
                        "decision `" + name + "`: its plain value " + plain + " is not one of " + domain.words());
            }
        }
    }

    /** A decision whose plain value is the middle of its domain. */
    public Decision(String name, Domain domain, Map<Object, List<Decision>> branches) {
        this(name, domain, branches, null);
    }

    /** A decision with nothing below it. */
    public Decision(String name, Domain domain) {
        this(name, domain, Map.of(), null);
    }

    /** The same decision with the value that one would take without any search. */
    public Decision withPlain(Object value) {
        return new Decision(name, domain, branches, value);
    }

    /** What the baseline takes. */
    public Object plainValue() {
        return plain == null ? domain.middle() : plain;
    }

    /** The decisions below a value. */
    public List<Decision> below(Object value) {
        return branches.getOrDefault(value, List.of());
    }

    /** Lists every value of a choice. */
    public static Decision choice(String name, Object... values) {
        return new Decision(name, new Domain.Categorical(List.of(values)));
    }

    /** The same decision with further ones that exist only below one of its values. */
    public Decision whenever(Object value, Decision... below) {
        Map<Object, List<Decision>> more = new LinkedHashMap<>(branches);
        more.merge(Domain.normal(value), List.of(below), (had, added) -> {
            List<Decision> both = new ArrayList<>(had);
            both.addAll(added);
            return both;
        });
        return new Decision(name, domain, more, plain);
    }
}
