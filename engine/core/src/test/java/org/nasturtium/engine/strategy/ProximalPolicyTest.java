package org.nasturtium.engine.strategy;

class ProximalPolicyTest extends SearchStrategyContract {
    @Override
    String name() {
        return "ppo";
    }
}
