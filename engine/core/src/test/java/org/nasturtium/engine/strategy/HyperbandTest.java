package org.nasturtium.engine.strategy;

class HyperbandTest extends SearchStrategyContract {
    @Override
    String name() {
        return "hyperband";
    }
}
