package org.nasturtium.engine.compare;

import java.util.List;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/**
 * One search of a comparison: a strategy and a seed.
 *
 * @param trials in the order of their ids
 * @param reason why it ended
 * @param value what is compared; NaN if it completed nothing
 * @param curve how that grew
 */
public record ComparedRun(
        StrategyChoice strategy, long seed, List<Trial> trials, String reason, double value, IncumbentCurve curve) {
    public ComparedRun {
        trials = List.copyOf(trials);
    }
}
