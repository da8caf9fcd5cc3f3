package org.nasturtium.engine.strategy;

class GeneticAlgorithmTest extends SearchStrategyContract {
    @Override
    String name() {
        return "genetic";
    }
}
