package org.nasturtium.engine.strategy;

import java.util.List;

/**
 * Successive halving: many architectures are trained a little, the best of them more, the best of those in full
 * (Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter Optimization").
 *
 * <p>A bracket begins with as many architectures as leave one at the top; brackets follow each other until the budget
 * is spent.
 */
final class SuccessiveHalving {
    static final StrategyOption ETA = StrategyOption.decimal(
            "eta", "by how much each rung costs more than the one below, and passes on less", 1.1, 1000, 3);
    static final StrategyOption RUNGS = StrategyOption.whole("rungs", "most rungs, the full one included", 1, 5);

    static final StrategyKind KIND = new StrategyKind(
            "halving",
            "successive halving: trains many a little, the best of them more",
            "Jamieson and Talwalkar 2016",
            List.of(ETA, RUNGS),
            task -> {
                List<Double> rungs = rungs("halving", task);
                return new Brackets(
                        bracket -> new HalvingBracket(rungs, size(rungs, 0), task.objectives()),
                        Sampler.uniform(task.space()));
            },
            true);

    private SuccessiveHalving() {}

    /**
     * The rungs that a task's options ask for.
     *
     * @throws IllegalArgumentException if nothing cheaper than a full evaluation can be had
     */
    static List<Double> rungs(String strategy, StrategyTask task) {
        List<Double> rungs = task.fidelities().rungs(task.decimal("eta"), task.integer("rungs"));
        if (rungs.size() < 2 && task.integer("rungs") > 1) {
            throw new IllegalArgumentException("strategy `" + strategy
                    + "` begins with cheaper evaluations, but there is none between a full one and nothing: parts "
                    + task.fidelities().parts() + ", eta " + task.decimal("eta")
                    + "\nMaybe `train epochs: 9`, or `train fidelity: samples`.");
        }
        return rungs;
    }

    /** How many architectures at a rung leave one at the top. */
    static int size(List<Double> rungs, int first) {
        return (int) Math.round(rungs.get(rungs.size() - 1) / rungs.get(first));
    }
}
