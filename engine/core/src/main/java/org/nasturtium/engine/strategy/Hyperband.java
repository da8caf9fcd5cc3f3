package org.nasturtium.engine.strategy;

import java.util.List;

/**
 * Hyperband: brackets of successive halving that begin at each rung in turn, since nobody knows how far a cheap rung
 * can be trusted (Li et al. 2018, "Hyperband: A Novel Bandit-Based Approach to Hyperparameter Optimization").
 */
final class Hyperband {
    static final StrategyKind KIND = new StrategyKind(
            "hyperband",
            "successive halving from each rung in turn",
            "Li et al. 2018",
            List.of(SuccessiveHalving.ETA, SuccessiveHalving.RUNGS),
            task -> brackets("hyperband", task, Sampler.uniform(task.space())),
            true);

    private Hyperband() {}

    /** Hyperband's brackets over any source of architectures. */
    static SearchStrategy brackets(String strategy, StrategyTask task, Sampler sampler) {
        List<Double> rungs = SuccessiveHalving.rungs(strategy, task);
        int several = rungs.size();
        return new Brackets(
                bracket -> {
                    int first = bracket % several;
                    // each bracket costs about as much: fewer rungs, more architectures on each
                    int size = (int)
                            Math.ceil((double) several / (several - first) * SuccessiveHalving.size(rungs, first));
                    return new HalvingBracket(rungs.subList(first, several), size, task.objectives());
                },
                sampler);
    }
}
