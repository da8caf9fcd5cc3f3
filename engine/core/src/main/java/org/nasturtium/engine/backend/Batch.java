package org.nasturtium.engine.backend;

import org.nasturtium.engine.graph.Shape;

/**
 * Samples that are computed together. The arrays are buffers of their owner, valid until it fills them again, and may
 * be longer than needed.
 *
 * @param size number of samples
 * @param shape of one sample
 * @param inputs {@code size x shape}, row-major
 * @param labels {@code size} class indices; empty for regression and for prediction
 * @param targets {@code size x outputs} numbers to predict; empty for classification and for prediction
 */
public record Batch(int size, Shape shape, float[] inputs, int[] labels, float[] targets) {
    /** Samples without answers. */
    public static Batch unlabelled(int size, Shape shape, float[] inputs) {
        return new Batch(size, shape, inputs, new int[0], new float[0]);
    }
}
