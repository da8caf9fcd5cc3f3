package org.nasturtium.engine.strategy;

class QuantumInspiredEvolutionTest extends SearchStrategyContract {
    @Override
    String name() {
        return "quantumInspired";
    }
}
