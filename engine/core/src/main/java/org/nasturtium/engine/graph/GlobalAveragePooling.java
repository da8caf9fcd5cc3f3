package org.nasturtium.engine.graph;

import java.util.List;

/** The mean of each channel: a map becomes features. */
public record GlobalAveragePooling() implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        return Shape.features(Operation.singleMap(label(), inputs).channels());
    }

    @Override
    public String label() {
        return "global avg pool";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.globalAveragePooling(this);
    }
}
