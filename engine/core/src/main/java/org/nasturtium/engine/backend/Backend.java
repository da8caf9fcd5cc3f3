package org.nasturtium.engine.backend;

import java.util.List;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * A native library that trains networks, found with {@link java.util.ServiceLoader}.
 *
 * <p>Loading one must be cheap and must not fail where its natives are missing: {@link #status} tells instead. One
 * thread a trial: an implementation keeps the library from using more in the calling thread.
 */
public interface Backend {
    /** Its word: {@code torch}, {@code dl4j}. */
    String name();

    /** Higher is preferred when a person names none. */
    int preference();

    /** Loads the natives if need be and says what works, what does not, and what to do. */
    Status status();

    /** Where it can compute; empty if its natives do not load. */
    List<Device> devices();

    /** A new, empty store. First values come from the seed and the names. */
    Parameters parameters(Device device, long seed);

    /**
     * A network over a store of this backend, creating the parameters that are missing.
     *
     * @throws UnsupportedOperationException naming the operation, if it cannot do the graph
     */
    Network compile(NetworkGraph graph, Parameters parameters);

    /**
     * A network to look into on the processor, with first values from the seed and the names.
     *
     * @param doublePrecision for numbers that single precision cannot hold or tell apart
     * @throws UnsupportedOperationException if this backend shows nothing of what is inside
     */
    default Probe probe(NetworkGraph graph, long seed, boolean doublePrecision) {
        throw new UnsupportedOperationException("the " + name() + " backend does not show activations and gradients");
    }

    /** Whether {@link #probe} gives one. */
    default boolean canProbe() {
        return false;
    }

    /** An optimiser over a store of this backend; parameters that appear later are included. */
    Optimizer optimizer(Parameters parameters, OptimizerSettings settings);

    /**
     * What a person is told.
     *
     * @param usable whether training works
     * @param version of the library
     * @param details sentences: memory layout, helpers, threads, what is missing and what to do
     */
    record Status(boolean usable, String version, List<String> details) {
        public Status {
            details = List.copyOf(details);
        }
    }
}
