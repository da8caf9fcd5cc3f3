package org.nasturtium.engine.train;

import org.nasturtium.engine.train.TrainingSettings.Schedule;

/**
 * The learning rate of every step of a training.
 *
 * <p>Cosine (Loshchilov and Hutter 2017) and linear fall to zero just after the last step; step divides by ten at half
 * and at three quarters of the training (He et al. 2016).
 *
 * @param schedule how it moves
 * @param start rate of step 0
 * @param steps of the whole training
 */
public record LearningRate(Schedule schedule, double start, int steps) {
    public LearningRate {
        if (steps < 1) {
            throw new IllegalArgumentException("learning rate: steps " + steps + " must be at least 1");
        }
    }

    /** The rate of one step, counted from 0. */
    public double at(int step) {
        double done = (double) step / steps;
        return switch (schedule) {
            case CONSTANT -> start;
            case COSINE -> start * 0.5 * (1 + Math.cos(Math.PI * done));
            case LINEAR -> start * (1 - done);
            case STEP -> done < 0.5 ? start : done < 0.75 ? start / 10 : start / 100;
        };
    }
}
