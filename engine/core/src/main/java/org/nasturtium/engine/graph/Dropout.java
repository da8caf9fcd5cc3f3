package org.nasturtium.engine.graph;

import java.util.List;

/** Zeroes a share of the numbers while training (Srivastava 2014), scaling up the others. */
public record Dropout(double rate) implements Operation {
    public Dropout {
        if (!(rate >= 0 && rate < 1)) {
            throw new IllegalArgumentException("dropout: rate " + rate + " must be at least 0 and below 1");
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Operation.single(label(), inputs);
    }

    @Override
    public String label() {
        return "dropout " + rate;
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.dropout(this);
    }
}
