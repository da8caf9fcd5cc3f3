package org.nasturtium.engine.compare;

import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.statistics.PairedTest;
import org.nasturtium.engine.statistics.Sample;
import org.nasturtium.engine.strategy.StrategyChoice;

/**
 * A strategy in a comparison: a row of its table.
 *
 * @param values one a seed, in the order of the seeds; missing ones left out
 * @param best of them
 * @param rank mean over the seeds of its place among the strategies, 1 = best (Demsar 2006)
 * @param missing seeds on which it completed nothing
 * @param queries mean number of trials
 * @param againstRandom the paired test, its p corrected with those of all other pairs; null for random search itself
 */
public record Standing(
        StrategyChoice strategy,
        Sample values,
        double best,
        double rank,
        int missing,
        double queries,
        @Nullable PairedTest againstRandom) {}
