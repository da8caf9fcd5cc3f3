package org.nasturtium.engine.proxy;

import org.nasturtium.engine.space.Architecture;

/** What zero-cost proxies say of a search's architectures before they are trained. The same for the same architecture. */
@FunctionalInterface
public interface Scores {
    /** More is thought better; negative infinity for an architecture that has no score. */
    double of(ProxyKind proxy, Architecture architecture);

    /**
     * Finds out before a search begins whether this proxy can be computed.
     *
     * @throws IllegalArgumentException saying why not
     */
    default void require(ProxyKind proxy) {}

    /**
     * There are none.
     *
     * @param reason why, and what to try
     */
    static Scores none(String reason) {
        return new Scores() {
            @Override
            public double of(ProxyKind proxy, Architecture architecture) {
                throw new IllegalStateException("proxy `" + proxy.name() + "`: " + reason);
            }

            @Override
            public void require(ProxyKind proxy) {
                throw new IllegalArgumentException("proxy `" + proxy.name() + "`: " + reason);
            }
        };
    }
}
