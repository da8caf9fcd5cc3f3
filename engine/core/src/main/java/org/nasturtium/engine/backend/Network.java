package org.nasturtium.engine.backend;

import org.nasturtium.engine.graph.NetworkGraph;

/**
 * A compiled graph over a store of parameters. It knows nothing of epochs or search. Not safe for several threads.
 */
public interface Network extends AutoCloseable {
    NetworkGraph graph();

    /**
     * One forward and backward pass; gradients are added to those waiting in the store, running statistics move.
     *
     * @param seed decides dropout masks; same seed, same masks
     * @return the mean loss. When it is not finite no backward pass is made, and the caller has to discard the store
     *     or restore it: running statistics may be spoilt
     */
    double gradients(Batch batch, Loss loss, long seed);

    /** Outputs in inference mode (logits for classes), {@code size x outputs}, row-major, in a new array. */
    float[] predict(Batch batch);

    /** Releases what the network itself holds; the store stays. */
    @Override
    void close();
}
