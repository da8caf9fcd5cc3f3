package org.nasturtium.engine.strategy;

class SimulatedAnnealingTest extends SearchStrategyContract {
    @Override
    String name() {
        return "annealing";
    }
}
