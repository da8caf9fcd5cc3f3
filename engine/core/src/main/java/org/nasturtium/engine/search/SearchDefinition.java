package org.nasturtium.engine.search;

import java.util.List;
import org.nasturtium.engine.data.DataSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.train.TrainingPlan;

/**
 * A whole search as a value: what a person wrote, with every default filled in. The DSL and Java build the same one.
 *
 * @param space what may be chosen, training decisions not included
 * @param data what is learnt from
 * @param strategy who proposes
 * @param training how trials are trained
 * @param objectives what is wanted; several = a front
 * @param limits hard bounds
 * @param budget when it ends
 * @param placement where trials run
 * @param seed decides everything that chance decides
 * @param baseline whether trial 0 is the space's plain baseline
 * @param keep how many of the best trials keep their weights on disk
 * @param backend name, or empty for the preferred one
 * @param memoryLimitBytes largest training memory of a trial; 0 = no limit
 */
public record SearchDefinition(
        SearchSpace space,
        DataSource data,
        StrategyChoice strategy,
        TrainingPlan training,
        List<Objective> objectives,
        List<Limit> limits,
        Budget budget,
        Placement placement,
        long seed,
        boolean baseline,
        int keep,
        String backend,
        long memoryLimitBytes) {
    public SearchDefinition {
        objectives = List.copyOf(objectives);
        limits = List.copyOf(limits);
    }

    /** The space that the strategy sees: the networks' decisions and the training's. */
    public SearchSpace searched() {
        return space.with(training.decisions());
    }
}
