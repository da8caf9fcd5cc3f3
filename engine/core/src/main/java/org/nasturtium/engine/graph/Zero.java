package org.nasturtium.engine.graph;

import java.util.List;

/** Nothing but zeros: what an edge without operation gives. It depends on no input. */
public record Zero(Shape shape) implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        return shape;
    }

    @Override
    public String label() {
        return "none";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.zero(this);
    }
}
