package org.nasturtium.engine.strategy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;

/**
 * One number for what a search wants, more is better: the objective itself, or for several the mean of all, each scaled
 * to 0..1 over what was seen so far. A result that dominates another is always worth more.
 *
 * <p>Failed, infeasible and stopped trials, those of a lower fidelity, and those without a finite number for each
 * objective do not count.
 */
final class Worth {
    private final List<Objective> objectives;
    private final double[] least;
    private final double[] most;

    Worth(List<Objective> objectives) {
        this.objectives = List.copyOf(objectives);
        this.least = new double[objectives.size()];
        this.most = new double[objectives.size()];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
    }

    List<Objective> objectives() {
        return objectives;
    }

    /** Widens the scales; false if the trial does not count. */
    boolean observe(Trial trial) {
        if (!counts(trial)) {
            return false;
        }
        for (int i = 0; i < least.length; i++) {
            double gain = gain(trial, i);
            least[i] = Math.min(least[i], gain);
            most[i] = Math.max(most[i], gain);
        }
        return true;
    }

    boolean counts(Trial trial) {
        if (!(trial.outcome() instanceof Outcome.Completed) || !trial.fidelity().isFull()) {
            return false;
        }
        Map<String, Double> metrics = trial.metrics();
        for (Objective objective : objectives) {
            Double value = metrics.get(objective.metric());
            if (value == null || !Double.isFinite(value)) {
                return false;
            }
        }
        return true;
    }

    /** The worth of a trial that counts, by the scales of now; negative infinity if it does not count. */
    double of(Trial trial) {
        if (!counts(trial)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (objectives.size() == 1) {
            return gain(trial, 0);
        }
        double sum = 0;
        for (int i = 0; i < least.length; i++) {
            double span = most[i] - least[i];
            sum += span > 0 ? (gain(trial, i) - least[i]) / span : 0.5;
        }
        return sum / least.length;
    }

    private double gain(Trial trial, int index) {
        Objective objective = objectives.get(index);
        double value = trial.metrics().getOrDefault(objective.metric(), Double.NaN);
        return objective.maximize() ? value : -value;
    }
}
