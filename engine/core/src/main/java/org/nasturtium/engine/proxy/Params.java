package org.nasturtium.engine.proxy;

/** How many numbers are learnt: the bar for every other proxy. */
public final class Params implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "params",
            "how many numbers are learnt; the bar for every other proxy",
            "",
            ProxyKind.Needs.GRAPH,
            new Params());

    private Params() {}

    @Override
    public double score(Untrained network) {
        return network.graph().parameterCount();
    }
}
