package org.nasturtium.engine.strategy;

class SuccessiveHalvingTest extends SearchStrategyContract {
    @Override
    String name() {
        return "halving";
    }
}
