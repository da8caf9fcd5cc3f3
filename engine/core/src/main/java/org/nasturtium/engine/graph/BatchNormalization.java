package org.nasturtium.engine.graph;

import java.util.List;

/** Normalization of each channel over the batch (Ioffe and Szegedy 2015), running statistics for inference. */
public record BatchNormalization(double epsilon, double momentum, boolean affine) implements Operation {
    /** Epsilon 1e-5, momentum 0.1, gain and shift learnt. */
    public BatchNormalization() {
        this(1e-5, 0.1, true);
    }

    @Override
    public Shape shape(List<Shape> inputs) {
        return Operation.single(label(), inputs);
    }

    @Override
    public List<ParameterSpec> parameters(List<Shape> inputs) {
        int channels = inputs.get(0).channels();
        ParameterSpec mean = ParameterSpec.constant("running_mean", channels, 0, false);
        ParameterSpec variance = ParameterSpec.constant("running_var", channels, 1, false);
        return affine
                ? List.of(
                        ParameterSpec.constant("weight", channels, 1, true),
                        ParameterSpec.constant("bias", channels, 0, true),
                        mean,
                        variance)
                : List.of(mean, variance);
    }

    @Override
    public String label() {
        return "batch norm";
    }

    @Override
    public <R> R accept(OperationCases<R> cases) {
        return cases.batchNormalization(this);
    }
}
