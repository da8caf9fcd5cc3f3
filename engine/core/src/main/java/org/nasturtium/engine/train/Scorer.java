package org.nasturtium.engine.train;

import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.data.Batches;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.Task;

/** Scores a network on samples in inference mode, a batch at a time. For one thread. */
public final class Scorer {
    private static final int BATCH = 256;

    private final Batches batches;
    private final Task task;

    public Scorer(Samples samples, Task task) {
        if (samples.size() == 0) {
            throw new IllegalArgumentException("there are no samples to score a network on");
        }
        this.batches = new Batches(samples, task, BATCH);
        this.task = task;
    }

    /** The scores of the network as it is. */
    public Scores score(Network network) {
        return score(network, () -> {});
    }

    /** The same; {@code between} runs in front of each batch and may throw to stop. */
    Scores score(Network network, Runnable between) {
        if (task instanceof Task.Classification classification) {
            ClassTally tally = new ClassTally(classification);
            for (Batch batch : batches.inOrder()) {
                between.run();
                tally.add(batch, network.predict(batch));
            }
            return tally.scores();
        }
        NumberTally tally = new NumberTally((Task.Regression) task);
        for (Batch batch : batches.inOrder()) {
            between.run();
            tally.add(batch, network.predict(batch));
        }
        return tally.scores();
    }
}
