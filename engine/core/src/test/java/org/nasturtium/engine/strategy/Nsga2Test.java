package org.nasturtium.engine.strategy;

class Nsga2Test extends SearchStrategyContract {
    @Override
    String name() {
        return "nsga2";
    }
}
