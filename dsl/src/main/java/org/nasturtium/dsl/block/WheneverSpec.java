package org.nasturtium.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import org.nasturtium.dsl.word.BlockName;
import org.nasturtium.dsl.word.Word;

/** Choices that exist only below some values of another one. */
@BlockName("whenever")
public final class WheneverSpec extends Spec {
    private final DecisionTree inner = new DecisionTree();

    @Word(
            signature = "choice 'extra', yes, no",
            does = "a choice with its values, below another one",
            example = "choice 'c1', 8, 24\nwhenever('c1', 24) { choice 'extra', yes, no }")
    public void choice(Object... given) {
        inner.choice(given);
    }

    @Word(
            signature = "whenever('extra', yes) { choice 'more', 1..3 }",
            does = "choices that exist only where another one has this value",
            example = "choice 'c1', 8, 24\nwhenever('c1', 24) { choice 'extra', yes, no }")
    public void whenever(Object name, Object value, @DelegatesTo(WheneverSpec.class) Closure<?> body) {
        inner.whenever(new Object[] {name, value}, body);
    }

    DecisionTree tree() {
        return inner;
    }
}
