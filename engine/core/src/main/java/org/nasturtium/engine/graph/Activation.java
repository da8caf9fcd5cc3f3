package org.nasturtium.engine.graph;

import java.util.List;

/** A function of each number alone. */
public record Activation(Function function) implements Operation {
    /** The functions that every backend has, named as in the field. */
    public enum Function {
        RELU("relu"),
        LEAKY_RELU("leakyRelu"),
        ELU("elu"),
        GELU("gelu"),
        SWISH("swish"),
        HARD_SWISH("hardSwish"),
        SIGMOID("sigmoid"),
        TANH("tanh");

        private final String word;

        Function(String word) {
            this.word = word;
        }

        /** The word of the DSL. */
        public String word() {
            return word;
        }
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Operation.single(label(), inputs);
    }

    @Override
    public String label() {
        return function.word();
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.activation(this);
    }
}
