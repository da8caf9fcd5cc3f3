package org.nasturtium.engine.search;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Forecast;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.TrainingPlan;

/**
 * How long the winner of a search may be trained, in multiples of a trial: what an architecture has to be able to pay
 * to be worth a trial, and what more does not help any more.
 *
 * @param training of the trials
 * @param forecast of their seconds
 * @param pace of a trial: foreseen seconds a second of wall time; NaN if it is not known
 * @param growth by how much the samples grow when those of validation are trained on, too
 */
record WinnerPlan(TrainingPlan training, Forecast forecast, IntToDoubleFunction pace, double growth) {
    /** Trials a winner's training is worth at least; what cannot pay for them in its share is not tried. */
    static final int LEAST = 4;

    /** Trials a winner's training is worth at most: on small data sets more epochs only overfit. */
    static final int MOST = 10;

    /** A little is left over, since the next seconds may be dearer than the last. */
    private static final double MARGIN = 0.95;

    double leastSeconds(Architecture architecture) {
        return seconds(architecture, LEAST);
    }

    double mostSeconds(Architecture architecture) {
        return seconds(architecture, MOST);
    }

    private double seconds(Architecture architecture, int trials) {
        int epochs = training.settings(architecture).epochs();
        return growth * forecast.seconds(architecture, new Fidelity(Math.multiplyExact(epochs, trials), 1));
    }

    /**
     * Epochs that so many seconds pay for, at most {@link #MOST} times the trial's own; its own where it is not known what
     * they cost.
     *
     * @param seconds infinite if nothing is known of what is left
     */
    int epochs(Trial trial, double seconds) {
        int own = training.settings(trial.architecture()).epochs();
        double each = secondsOfEpoch(trial, own);
        return Double.isInfinite(seconds) || !(each > 0)
                ? own
                : (int) Math.min((double) own * MOST, Math.floor(seconds * MARGIN / each));
    }

    /** By what the trial's own took, or as it is foreseen; 0 if neither is known. */
    private double secondsOfEpoch(Trial trial, int own) {
        List<CurvePoint> curve = trial.outcome() instanceof Outcome.Completed completed ? completed.curve() : List.of();
        double known = pace.applyAsDouble(trial.id());
        if (curve.isEmpty() || (Double.isNaN(known) && forecast.isReady())) {
            return seconds(trial.architecture(), 1) / own;
        }
        double ofTrial = curve.get(curve.size() - 1).seconds() / curve.size();
        double once = ofTrial / (trial.fidelity().repeats() * trial.fidelity().trainingShare());
        // a training is one thread, which has no more processor time than wall time
        return (Double.isNaN(known) ? 1 : known) * growth * once;
    }
}
