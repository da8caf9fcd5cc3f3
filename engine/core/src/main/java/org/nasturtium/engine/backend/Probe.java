package org.nasturtium.engine.backend;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;

/**
 * A network of its own that is looked into instead of trained: what its nodes compute, and the gradients of nodes and
 * parameters. It computes as training does: batch statistics, and running ones that move.
 *
 * <p>Its parameters begin with their first values and belong to it alone. Not safe for several threads. Native memory: close
 * it.
 */
public interface Probe extends AutoCloseable {
    NetworkGraph graph();

    /** A copy of all values by full name, running statistics included. */
    Map<String, double[]> values();

    /**
     * Overwrites the values of these parameters.
     *
     * @throws IllegalArgumentException if there is none of that name, or of another length
     */
    void put(Map<String, double[]> values);

    /** One pass forward; the watch sees the nodes that it wants, one after the other, without gradients. */
    void forward(Batch batch, Watch watch);

    /**
     * One pass forward and backward.
     *
     * @param loss whose mean over the batch is differentiated; null = the sum of all outputs
     * @param watch sees the nodes that it wants, with their gradients, once the pass is over
     * @return the gradient of each trained parameter that has one, by full name
     */
    Map<String, double[]> gradients(Batch batch, @Nullable Loss loss, Watch watch);

    @Override
    void close();

    /** Looks at nodes of a pass. */
    interface Watch {
        /** Sees nothing. */
        Watch NOTHING = new Watch() {
            @Override
            public boolean wants(Node node) {
                return false;
            }

            @Override
            public void see(Node node, float[] value, float[] gradient) {
                throw new IllegalStateException("nothing was to be seen of " + node.scope());
            }
        };

        /** Whether this node is to be seen; the input is node 0. */
        boolean wants(Node node);

        /**
         * What the node computed, and the gradient of it: {@code batch x shape}, row-major. The gradient is empty after a pass
         * that was forward only, and all zeros where none arrives.
         */
        void see(Node node, float[] value, float[] gradient);
    }
}
