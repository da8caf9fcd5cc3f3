package org.nasturtium.engine.strategy;

class AsynchronousHalvingTest extends SearchStrategyContract {
    @Override
    String name() {
        return "asha";
    }
}
