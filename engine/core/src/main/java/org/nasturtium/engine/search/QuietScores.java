package org.nasturtium.engine.search;

import org.nasturtium.engine.evaluate.QuietGate;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;

/** Scores that are not computed while a trial is measured: they would disturb its latency as a training does. */
record QuietScores(Scores computed, QuietGate gate) implements Scores {
    @Override
    public double of(ProxyKind proxy, Architecture architecture) {
        return gate.training(() -> {}, () -> computed.of(proxy, architecture));
    }

    @Override
    public void require(ProxyKind proxy) {
        computed.require(proxy);
    }
}
