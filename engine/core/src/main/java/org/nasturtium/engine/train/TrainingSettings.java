package org.nasturtium.engine.train;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.OptimizerSettings;

/**
 * How one network is trained, with every choice made.
 *
 * @param epochs passes over the training split
 * @param batch samples a step
 * @param optimizer method and decay
 * @param learningRate at the start (after warm-up)
 * @param schedule how the learning rate moves
 * @param labelSmoothing share spread over all classes
 * @param augmentation what is done to training images
 * @param patience epochs without a better validation before training stops; 0 = never
 * @param timeout longest wall time, or none
 */
public record TrainingSettings(
        int epochs,
        int batch,
        OptimizerSettings optimizer,
        double learningRate,
        Schedule schedule,
        double labelSmoothing,
        Augmentation augmentation,
        int patience,
        @Nullable Duration timeout) {
    public TrainingSettings {
        if (epochs < 1 || batch < 1 || !(learningRate > 0) || patience < 0) {
            throw new IllegalArgumentException("train: epochs " + epochs + " and batch " + batch
                    + " must be at least 1, learning rate " + learningRate + " above 0, patience " + patience
                    + " at least 0");
        }
    }

    /** 5 epochs, batch 64, Adam 0.001 with a cosine schedule, no augmentation. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                5, 64, OptimizerSettings.adam(), 0.001, Schedule.COSINE, 0, Augmentation.NONE, 0, null);
    }

    /** How the learning rate moves from its start to the end of training. */
    public enum Schedule {
        CONSTANT,
        COSINE,
        LINEAR,
        STEP
    }
}
