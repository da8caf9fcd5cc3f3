package org.nasturtium.engine.backend;

/** Applies the gradients that wait in a store, and keeps its state a parameter. Native memory: close it. */
public interface Optimizer extends AutoCloseable {
    /** Updates every parameter that has a gradient, leaves every other and its state alone, clears the gradients. */
    void update(double learningRate);

    @Override
    void close();
}
