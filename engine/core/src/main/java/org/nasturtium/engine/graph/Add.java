package org.nasturtium.engine.graph;

import java.util.List;

/** The sum of inputs of one shape. */
public record Add() implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Operation.common(label(), inputs);
    }

    @Override
    public String label() {
        return "add";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.add(this);
    }
}
