package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.data.Task;

/** Adds up the errors of predicted numbers over the batches of a data set. */
final class NumberTally {
    private final Task.Regression task;
    private double squaredErrors;
    private double mean;
    private double deviations;
    private int samples;

    NumberTally(Task.Regression task) {
        this.task = task;
    }

    void add(Batch batch, float[] outputs) {
        for (int i = 0; i < batch.size(); i++) {
            double target = batch.targets()[i];
            double error = outputs[i] - target;
            squaredErrors += error * error;
            samples++;
            // Welford's running variance of the targets
            double step = target - mean;
            mean += step / samples;
            deviations += step * (target - mean);
        }
    }

    /** The loss is in the scaled unit that is learnt, rmse in the target's own. */
    Scores scores() {
        double loss = squaredErrors / samples;
        double unexplained = deviations == 0 ? (squaredErrors == 0 ? 0 : 1) : squaredErrors / deviations;
        return new Scores(
                Map.of("loss", loss, "rmse", Math.sqrt(loss) * task.scale(), "r2", 1 - unexplained),
                List.of(),
                List.of());
    }
}
