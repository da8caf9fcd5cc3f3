package org.nasturtium.engine.train;

import java.util.function.LongSupplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.evaluate.Progress;

/**
 * Trains networks on one backend and device: epochs, batches, schedule, early stop, divergence.
 *
 * <p>The result follows from the job alone, bit by bit, as far as the backend is deterministic; time decides only where
 * the settings have a timeout. Safe for several threads: each training has its own network, optimiser and buffers. All
 * native memory is closed however a training ends.
 */
public final class Trainer {
    private final Backend backend;
    private final Device device;
    private final LongSupplier nanoTime;

    public Trainer(Backend backend, Device device) {
        this(backend, device, System::nanoTime);
    }

    /** With a clock of one's own, for tests. */
    public Trainer(Backend backend, Device device, LongSupplier nanoTime) {
        this.backend = backend;
        this.device = device;
        this.nanoTime = nanoTime;
    }

    /**
     * Trains from first weights that follow from the job's seed.
     *
     * @throws Diverged if a loss is not finite
     * @throws TrainingTimedOut if the settings' timeout is over
     * @throws TrainingStopped if a stopping rule ends it; asked after each epoch
     * @throws TrainingCancelled if {@code progress} says so; looked at between two steps
     */
    public TrainedNetwork train(TrainingJob job, Progress progress) {
        return train(job, TrainingStage.whole(job.settings()), progress);
    }

    /** Trains one stage; two stages give what one training over both gives. */
    public TrainedNetwork train(TrainingJob job, TrainingStage stage, Progress progress) {
        try (Parameters parameters = backend.parameters(device, job.seed())) {
            return train(job, stage, parameters, progress);
        }
    }

    /**
     * Trains what a store holds already, and leaves the result in it: weights that networks share, or those of a
     * training that goes on. After {@link Diverged} the store is spoilt.
     */
    public TrainedNetwork train(TrainingJob job, Parameters parameters, Progress progress) {
        return train(job, TrainingStage.whole(job.settings()), parameters, progress);
    }

    private TrainedNetwork train(TrainingJob job, TrainingStage stage, Parameters parameters, Progress progress) {
        Checkpoint from = stage.from();
        if (from != null) {
            parameters.restore(from.weights());
        }
        try (Network network = backend.compile(job.graph(), parameters);
                Optimizer optimizer =
                        backend.optimizer(parameters, job.settings().optimizer())) {
            if (from != null) {
                optimizer.restore(from.optimizer());
            }
            return new Training(job, stage, parameters, network, optimizer, progress, nanoTime).run();
        }
    }
}
