package org.nasturtium.engine.strategy;

import java.util.List;
import java.util.random.RandomGenerator;
import org.nasturtium.engine.space.SearchSpace;

/**
 * Random search: every architecture is equally likely, whatever came before. The bar for every other strategy (Li and
 * Talwalkar 2019, "Random Search and Reproducibility for Neural Architecture Search").
 */
public final class RandomSearch implements SearchStrategy {
    static final StrategyKind KIND = new StrategyKind(
            "random",
            "draws architectures uniformly; the bar for every other strategy",
            "Li and Talwalkar 2019",
            List.of(),
            task -> new RandomSearch(task.space()));

    private final SearchSpace space;

    public RandomSearch(SearchSpace space) {
        this.space = space;
    }

    @Override
    public Proposal propose(RandomGenerator random) {
        return new Proposal(space.random(random), "drawn uniformly");
    }

    @Override
    public void observe(Trial trial) {
        // random search learns nothing
    }
}
