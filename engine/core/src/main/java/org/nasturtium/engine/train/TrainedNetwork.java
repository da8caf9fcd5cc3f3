package org.nasturtium.engine.train;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/**
 * What came out of one training.
 *
 * @param weights of the kept epoch
 * @param scores of the kept epoch on the validation samples; null if there were none
 * @param curve one point an epoch
 * @param keptEpoch the epoch (from 1) whose weights these are: the best with patience, the last without
 * @param ending how it ended, a sentence
 * @param seconds wall time
 * @param cpuSeconds CPU time of the training thread; 0 where the JVM does not tell
 * @param steps updates made
 * @param estimatedBytes memory while training, from the graph
 * @param processPeakBytes high-water mark of the whole process at the end; 0 where the system does not tell
 * @param checkpoint from which the training can go on; null if none was asked for
 */
public record TrainedNetwork(
        Weights weights,
        @Nullable Scores scores,
        List<CurvePoint> curve,
        int keptEpoch,
        String ending,
        double seconds,
        double cpuSeconds,
        int steps,
        long estimatedBytes,
        long processPeakBytes,
        @Nullable Checkpoint checkpoint) {
    public TrainedNetwork {
        curve = List.copyOf(curve);
    }
}
