package org.nasturtium.engine.strategy;

class AdaptiveSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "adaptive";
    }
}
