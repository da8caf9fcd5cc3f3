package org.nasturtium.engine.strategy;

class RecurrentControllerTest extends SearchStrategyContract {
    @Override
    String name() {
        return "controller";
    }
}
