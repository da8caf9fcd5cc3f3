package org.nasturtium.engine.proxy;

/** Multiply-accumulates of one sample; the field calls them flops. */
public final class Flops implements Proxy {
    static final ProxyKind KIND =
            new ProxyKind("flops", "multiply-accumulates of one sample", "", ProxyKind.Needs.GRAPH, new Flops());

    private Flops() {}

    @Override
    public double score(Untrained network) {
        return network.graph().macs();
    }
}
