package org.nasturtium.engine.strategy;

class RandomSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "random";
    }
}
