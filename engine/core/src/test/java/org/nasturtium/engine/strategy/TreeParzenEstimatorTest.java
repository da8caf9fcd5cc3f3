package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TreeParzenEstimatorTest extends SearchStrategyContract {
    @Override
    String name() {
        return "tpe";
    }

    @Test
    void proposesBetterArchitecturesThanRandomSearch() {
        double learnt = 0;
        double random = 0;
        int seeds = 20;
        for (int seed = 0; seed < seeds; seed++) {
            learnt += mean(new TreeParzenEstimator(SPACE, ACCURACY, 10, 0.15, 24), seed);
            random += mean(new RandomSearch(SPACE), seed);
        }
        // both means have a standard error of about 0.01
        assertThat(learnt / seeds).isGreaterThan(random / seeds + 0.05);
    }

    private double mean(SearchStrategy strategy, long seed) {
        return run(strategy, 25, 1, seed).subList(10, 25).stream()
                .mapToDouble(proposal -> score(proposal.architecture()))
                .average()
                .orElseThrow();
    }
}
