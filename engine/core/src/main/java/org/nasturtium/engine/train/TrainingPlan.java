package org.nasturtium.engine.train;

import java.util.List;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;

/**
 * How trials are trained: fixed settings, and those that are decisions of the search.
 *
 * @param fixed what holds where nothing is chosen
 * @param decisions named {@code train.epochs}, {@code train.batch}, {@code train.learningRate}, {@code train.optimizer}
 *     ({@code sgd}, {@code adam}, {@code adamW}), {@code train.schedule}, {@code train.weightDecay}, {@code
 *     train.labelSmoothing}
 */
public record TrainingPlan(TrainingSettings fixed, List<Decision> decisions) {
    public TrainingPlan {
        decisions = List.copyOf(decisions);
    }

    /** The settings of one architecture: its own choices over the fixed ones. */
    public TrainingSettings settings(Architecture architecture) {
        throw new UnsupportedOperationException("skeleton");
    }
}
