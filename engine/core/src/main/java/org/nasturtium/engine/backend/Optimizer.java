package org.nasturtium.engine.backend;

/** Applies the gradients that wait in a store, and keeps its state a parameter. Native memory: close it. */
public interface Optimizer extends AutoCloseable {
    /** Updates every parameter that has a gradient, leaves every other and its state alone, clears the gradients. */
    void update(double learningRate);

    /** A copy of what is remembered of each parameter that was ever updated, for a training that goes on later. */
    Weights state();

    /**
     * Remembers what another optimiser of the same settings and backend remembered, so that the next update is what its
     * next one would have been.
     *
     * @throws IllegalArgumentException if it tells of a parameter that the store lacks, or has in other extents
     */
    void restore(Weights state);

    @Override
    void close();
}
