package org.nasturtium.engine.strategy;

class LocalSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "local";
    }
}
