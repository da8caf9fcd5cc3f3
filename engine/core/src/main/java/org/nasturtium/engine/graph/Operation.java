package org.nasturtium.engine.graph;

import java.util.List;

/**
 * A primitive that every backend computes. Blocks and cells are expanded into these, so a backend knows nothing else.
 *
 * <p>An operation is a value: its output shape, parameters and cost follow from it and from the shapes of its inputs.
 */
public sealed interface Operation
        permits Input,
                Convolution,
                Linear,
                BatchNormalization,
                Activation,
                Pooling,
                GlobalAveragePooling,
                Dropout,
                Add,
                Multiply,
                Concatenation,
                Flatten,
                Zero {
    /**
     * The shape that comes out.
     *
     * @throws ShapeMismatch if the inputs do not fit; the message has all shapes
     */
    Shape shape(List<Shape> inputs);

    /** The parameters needed, with names relative to the node. */
    default List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of();
    }

    /** Multiply-accumulates for one sample. */
    default long macs(List<Shape> inputs) {
        return 0;
    }

    /** A few words for a person: {@code conv 3x3, 32}. */
    String label();

    /** Calls the one case that fits; the compiler sees to it that a backend forgets none. */
    <R> R accept(OperationCases<R> cases);

    /** The only input of an operation that takes one. */
    static Shape single(String label, List<Shape> inputs) {
        if (inputs.size() != 1) {
            throw new ShapeMismatch(label + " takes one input, not " + inputs.size() + ": " + inputs);
        }
        return inputs.get(0);
    }

    /** The only input, which must be a map. */
    static Shape singleMap(String label, List<Shape> inputs) {
        Shape input = single(label, inputs);
        if (!input.isMap()) {
            throw new ShapeMismatch(label + " needs a map (channels x height x width), not " + input
                    + "\nMaybe it stands behind `dense` or `flatten()`; put it in front of them.");
        }
        return input;
    }

    /** The shape that all inputs share. */
    static Shape common(String label, List<Shape> inputs) {
        for (Shape input : inputs) {
            if (!input.equals(inputs.get(0))) {
                throw new ShapeMismatch(label + " needs inputs of one shape, not " + inputs);
            }
        }
        if (inputs.isEmpty()) {
            throw new ShapeMismatch(label + " needs at least one input");
        }
        return inputs.get(0);
    }
}
