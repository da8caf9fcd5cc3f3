package org.nasturtium.engine.backend;

import java.util.Set;

/**
 * A store of named parameters in a backend's memory, with the gradients that wait for an update.
 *
 * <p>Networks compiled over one store share every name they have in common: a missing name is initialised from name
 * and seed, an existing one is used. Not safe for several threads. Native memory: close it.
 */
public interface Parameters extends AutoCloseable {
    /** The names that exist so far, running statistics included. */
    Set<String> names();

    /** A copy of all values. */
    Weights snapshot();

    /**
     * Puts values in place, creating names that are missing.
     *
     * @throws IllegalArgumentException if an existing name has other extents
     */
    void restore(Weights weights);

    @Override
    void close();
}
