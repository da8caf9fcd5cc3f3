package org.nasturtium.engine.strategy;

import java.util.List;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.strategy.panel.TablePanel;
import org.nasturtium.engine.strategy.panel.TrialNames;

/**
 * What reinforcement learning is told of a trial: how much better than usual it was, in units of the usual difference.
 *
 * <p>Usual = a moving average with its bias corrected, moved before it is used. A trial that failed is as bad as the
 * worst so far.
 */
final class Reward {
    private final Worth worth;
    private final double memory;
    private double average;
    private double square;
    private double weight = 1;
    private double worst = Double.POSITIVE_INFINITY;
    private double last = Double.NaN;
    private double lastAdvantage;

    /**
     * @param memory how much of the average stays at each trial
     */
    Reward(List<Objective> objectives, double memory) {
        this.worth = new Worth(objectives);
        this.memory = memory;
    }

    List<Objective> objectives() {
        return worth.objectives();
    }

    /** The trial's advantage; NaN if it failed before any that did not. */
    double advantage(Trial trial) {
        double reward = worth.observe(trial) ? worth.of(trial) : worst;
        if (!Double.isFinite(reward)) {
            return Double.NaN;
        }
        worst = Math.min(worst, reward);
        last = reward;
        weight *= memory;
        average = memory * average + (1 - memory) * reward;
        double difference = reward - average / (1 - weight);
        square = memory * square + (1 - memory) * difference * difference;
        double spread = Math.sqrt(square / (1 - weight));
        lastAdvantage = spread > 0 ? difference / spread : 0;
        return lastAdvantage;
    }

    TablePanel panel() {
        return TablePanel.of("reward", "number", "value")
                .plus("reward", last)
                .plus("baseline (moving average)", weight < 1 ? average / (1 - weight) : Double.NaN)
                .plus("advantage, in usual differences", lastAdvantage);
    }

    /** The last trial in words. */
    String sentence(Trial trial) {
        return TrialNames.capital(trial.id()) + " (" + Panels.numbers(trial, worth.objectives()) + ") was "
                + Panels.number(Math.abs(lastAdvantage)) + " usual differences "
                + (lastAdvantage >= 0 ? "better" : "worse") + " than the moving average";
    }
}
