package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.dsl.word.Arguments;
import org.nasturtium.dsl.word.Choices;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.words.NearestWord;

/** The choices of a space without networks, as they are written. */
final class DecisionTree {
    private static final String EXAMPLE = "Maybe `choice 'c1', 8, 16, 24`.";

    private final List<Decision> decisions = new ArrayList<>();

    List<Decision> decisions() {
        return decisions;
    }

    boolean isEmpty() {
        return decisions.isEmpty();
    }

    /** {@code choice 'c1', 8, 16}, {@code choice 'depth', 1..5}. */
    void choice(Object... given) {
        Arguments arguments = Arguments.of("choice", given).allow(Integer.MAX_VALUE);
        List<Object> values = arguments.values();
        if (values.isEmpty() || !(values.get(0) instanceof CharSequence)) {
            throw new DslError(
                    "`choice` needs a name first" + (values.isEmpty() ? "" : ", not " + Shown.of(values.get(0))),
                    EXAMPLE);
        }
        String name = values.get(0).toString();
        List<Object> domain = values.subList(1, values.size());
        if (domain.isEmpty()) {
            throw new DslError("`choice '" + name + "'` has no values", EXAMPLE);
        }
        if (decisions.stream().anyMatch(decision -> decision.name().equals(name))) {
            throw new DslError("`choice '" + name + "'` stands twice", "Maybe give one another name.");
        }
        decisions.add(Choices.of("choice '" + name + "'", domain.size() == 1 ? domain.get(0) : domain)
                .decision(name));
    }

    /** {@code whenever('c1', 24) { ... }}. */
    void whenever(Object[] given, Closure<?> body) {
        List<Object> values =
                Arguments.of("whenever", given).allow(Integer.MAX_VALUE).values();
        if (values.size() < 2) {
            throw new DslError(
                    "`whenever` needs a choice and one of its values"
                            + (values.isEmpty() ? "" : ", not " + Shown.all(values)),
                    "Maybe `whenever('c1', 24) { choice 'extra', yes, no }`.");
        }
        String name = String.valueOf(values.get(0));
        int place = place(name);
        DecisionTree below = Blocks.configure(new WheneverSpec(), body).tree();
        for (Object value : values.subList(1, values.size())) {
            for (Object each :
                    Choices.of("whenever '" + name + "'", value).domain().values()) {
                Decision decision = decisions.get(place);
                if (!decision.domain().contains(each)) {
                    throw new DslError(
                            "`whenever('" + name + "', " + Shown.of(value) + ")`: " + each
                                    + " is not one of its values",
                            "Known: " + decision.domain().words());
                }
                decisions.set(place, decision.whenever(each, below.decisions().toArray(Decision[]::new)));
            }
        }
    }

    private int place(String name) {
        for (int i = 0; i < decisions.size(); i++) {
            if (decisions.get(i).name().equals(name)) {
                return i;
            }
        }
        List<String> known = decisions.stream().map(Decision::name).toList();
        throw new DslError(
                "`whenever('" + name + "', ...)`: no choice of this name stands above it in its block",
                known.isEmpty() ? EXAMPLE : NearestWord.hint(name, known));
    }
}
