package org.nasturtium.engine.strategy;

class PhasedSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "phases";
    }
}
