package org.nasturtium.engine.graph;

/** One case an operation: what a backend, an exporter or a cost model does with each. */
public interface OperationCases<R> {
    R input(Input operation);

    R convolution(Convolution operation);

    R linear(Linear operation);

    R batchNormalization(BatchNormalization operation);

    R activation(Activation operation);

    R pooling(Pooling operation);

    R globalAveragePooling(GlobalAveragePooling operation);

    R dropout(Dropout operation);

    R add(Add operation);

    R multiply(Multiply operation);

    R concatenation(Concatenation operation);

    R flatten(Flatten operation);

    R zero(Zero operation);
}
