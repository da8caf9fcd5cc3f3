package org.nasturtium.engine.train;

import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * One training, as data: what is trained, on what, how.
 *
 * @param graph the network
 * @param settings every choice made
 * @param train samples learnt from
 * @param validation samples that score each epoch; none where a winner is retrained on everything
 * @param task what is predicted
 * @param seed of first weights, order of samples, dropout and augmentation
 */
public record TrainingJob(
        NetworkGraph graph,
        TrainingSettings settings,
        Samples train,
        @Nullable Samples validation,
        Task task,
        long seed) {
    public TrainingJob {
        if (train.size() == 0) {
            throw new IllegalArgumentException("train: there are no training samples");
        }
        if (settings.patience() > 0 && validation == null) {
            throw new IllegalArgumentException("train: patience " + settings.patience()
                    + " needs validation samples\nMaybe leave patience out where all samples are trained on.");
        }
        if (!settings.augmentation().equals(Augmentation.NONE) && !train.shape().isMap()) {
            throw new IllegalArgumentException(
                    "train: augmentation (shift, flip, cutout) is for images, not for vectors of " + train.shape()
                            + " features\nMaybe leave it out.");
        }
    }
}
