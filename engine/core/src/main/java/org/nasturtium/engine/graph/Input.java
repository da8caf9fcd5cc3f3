package org.nasturtium.engine.graph;

import java.util.List;

/** Where data enters. */
public record Input(Shape shape) implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        return shape;
    }

    @Override
    public String label() {
        return "input " + shape;
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.input(this);
    }
}
