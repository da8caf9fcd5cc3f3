package org.nasturtium.engine.graph;

import java.util.List;

/** A full connection of features to {@code units} others. */
public record Linear(int units, boolean bias) implements Operation {
    public Linear {
        if (units < 1) {
            throw new IllegalArgumentException("linear: units " + units + " must be at least 1");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        Shape in = Operation.single(label(), inputs);
        if (in.isMap()) {
            throw new ShapeMismatch(label() + " needs features, not the map " + in
                    + "\nMaybe put `globalAvgPool` or `flatten()` in front of it.");
        }
        return Shape.features(units);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int in = inputs.get(0).channels();
        ParameterSpec weight = ParameterSpec.linearWeight(in, units, in);
        return bias ? List.of(weight, ParameterSpec.constant("bias", units, 0, true)) : List.of(weight);
    }

    /** Includes the biases, as the published figures of NAS-Bench-201 do. */
    @Override
    public long macs(List<Shape> inputs) {
        return (long) inputs.get(0).channels() * units + (bias ? units : 0);
    }

    @Override
    public String label() {
        return "dense " + units;
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.linear(this);
    }
}
