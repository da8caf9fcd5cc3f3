package org.nasturtium.engine.train;

import org.jspecify.annotations.Nullable;

/**
 * The stretch of a training that is done at once; the learning rate's schedule always spans the whole training.
 *
 * @param from where it goes on; null = from its beginning
 * @param until the epoch after which it ends
 * @param resumable whether the result holds a checkpoint, which costs a copy of weights and optimiser
 */
public record TrainingStage(@Nullable Checkpoint from, int until, boolean resumable) {
    public TrainingStage {
        int done = from == null ? 0 : from.epochs();
        if (until <= done) {
            throw new IllegalArgumentException(
                    "training: stage until epoch " + until + " must end after epoch " + done + ", where it begins");
        }
    }

    /** All of it. */
    static TrainingStage whole(TrainingSettings settings) {
        return new TrainingStage(null, settings.epochs(), false);
    }
}
