package org.nasturtium.engine.strategy;

class ReinforceTest extends SearchStrategyContract {
    @Override
    String name() {
        return "reinforce";
    }
}
