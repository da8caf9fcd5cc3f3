package org.nasturtium.engine.strategy;

import java.util.List;

/**
 * BOHB: Hyperband's brackets, filled by a model of the highest fidelity that has enough results instead of at random
 * (Falkner et al. 2018, "BOHB: Robust and Efficient Hyperparameter Optimization at Scale").
 *
 * <p>The paper's model is a Parzen estimator; any other strategy of one fidelity can stand in for it. Cost a proposal:
 * the model learns all results of its fidelity anew for each architecture drawn.
 */
final class Bohb {
    static final StrategyKind KIND = new StrategyKind(
            "bohb",
            "Hyperband whose new architectures come from a model of what is known",
            "Falkner et al. 2018",
            List.of(
                    SuccessiveHalving.ETA,
                    SuccessiveHalving.RUNGS,
                    StrategyOption.word("model", "where new architectures come from", "tpe", "pairwise", "bayes"),
                    StrategyOption.decimal("random", "share of them drawn uniformly all the same", 0, 1, 1 / 3.0)),
            task -> Hyperband.brackets(
                    "bohb",
                    task,
                    ModelSampler.of(
                            task, task.word("model"), task.space().decisions().size() + 2)),
            true);

    private Bohb() {}
}
