package org.nasturtium.engine.proxy;

/** Scores an untrained network by one number, more being thought better. */
@FunctionalInterface
public interface Proxy {
    /**
     * The score, finite, the same for the same network.
     *
     * @throws IllegalArgumentException if the data lack what it needs
     */
    double score(Untrained network);
}
