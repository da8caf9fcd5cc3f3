package org.nasturtium.engine.strategy;

class ExhaustiveSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "exhaustive";
    }
}
