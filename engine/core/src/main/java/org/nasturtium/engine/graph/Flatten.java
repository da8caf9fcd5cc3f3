package org.nasturtium.engine.graph;

import java.util.List;

/** All numbers of a map as features. */
public record Flatten() implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.features(Math.toIntExact(Operation.single(label(), inputs).elements()));
    }

    @Override
    public String label() {
        return "flatten";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.flatten(this);
    }
}
