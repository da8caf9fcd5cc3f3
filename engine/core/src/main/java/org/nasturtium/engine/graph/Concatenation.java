package org.nasturtium.engine.graph;

import java.util.List;

/** The channels of all inputs, one behind the other. */
public record Concatenation() implements Operation {
    @Override
    public Shape shape(List<Shape> inputs) {
        if (inputs.isEmpty()) {
            throw new ShapeMismatch("concat needs at least one input");
        }
        Shape first = inputs.get(0);
        boolean fits = inputs.stream()
                .allMatch(in ->
                        in.isMap() == first.isMap() && in.height() == first.height() && in.width() == first.width());
        if (!fits) {
            throw new ShapeMismatch("concat needs inputs of one height and width, not " + inputs);
        }
        int channels = inputs.stream().mapToInt(Shape::channels).sum();
        return first.isMap() ? Shape.map(channels, first.height(), first.width()) : Shape.features(channels);
    }

    @Override
    public String label() {
        return "concat";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.concatenation(this);
    }
}
