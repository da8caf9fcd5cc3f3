package org.nasturtium.engine.graph;

import java.util.List;

/** A map times a gate of one number a channel, or two inputs of one shape. */
public record Multiply() implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.size() == 2
                && inputs.get(0).isMap()
                && inputs.get(1).equals(Shape.features(inputs.get(0).channels()))) {
            return inputs.get(0);
        }
        if (inputs.size() != 2) {
            throw new ShapeMismatch("multiply takes two inputs, not " + inputs.size());
        }
        return Operation.common(label(), inputs);
    }

    @Override
    public String label() {
        return "multiply";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.multiply(this);
    }
}
