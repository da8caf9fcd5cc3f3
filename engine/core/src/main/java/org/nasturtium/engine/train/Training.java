package org.nasturtium.engine.train;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.data.Batches;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.evaluate.Progress;
import org.nasturtium.engine.graph.SplitMix;

/** One training under way: the state between two steps. */
final class Training {
    private final TrainingJob job;
    private final TrainingStage stage;
    private final TrainingSettings settings;
    private final Parameters parameters;
    private final Network network;
    private final Optimizer optimizer;
    private final Progress progress;
    private final LongSupplier nanoTime;
    private final long started;
    private final Batches batches;
    private final LearningRate rate;
    private final Loss loss;
    private final @Nullable Augmenter augmenter;
    private final @Nullable Scorer scorer;
    private final List<CurvePoint> curve = new ArrayList<>();
    private double secondsBefore;
    private int steps;
    private @Nullable Scores last;
    private @Nullable Scores best;
    private @Nullable Weights bestWeights;
    private int bestEpoch;

    Training(
            TrainingJob job,
            TrainingStage stage,
            Parameters parameters,
            Network network,
            Optimizer optimizer,
            Progress progress,
            LongSupplier nanoTime) {
        this.job = job;
        this.stage = stage;
        this.settings = job.settings();
        this.parameters = parameters;
        this.network = network;
        this.optimizer = optimizer;
        this.progress = progress;
        this.nanoTime = nanoTime;
        this.started = nanoTime.getAsLong();
        this.batches = new Batches(job.train(), job.task(), settings.batch());
        this.rate = new LearningRate(
                settings.schedule(), settings.learningRate(), Math.multiplyExact(settings.epochs(), batches.steps()));
        this.loss = job.task() instanceof Task.Classification
                ? new Loss.CrossEntropy(settings.labelSmoothing())
                : new Loss.SquaredError();
        this.augmenter = settings.augmentation().equals(Augmentation.NONE)
                ? null
                : new Augmenter(settings.augmentation(), job.train().shape());
        this.scorer = job.validation() == null ? null : new Scorer(job.validation(), job.task());
        Checkpoint from = stage.from();
        if (from != null) {
            this.steps = from.steps();
            this.curve.addAll(from.curve());
            this.secondsBefore = from.curve().isEmpty()
                    ? 0
                    : from.curve().get(from.curve().size() - 1).seconds();
        }
    }

    TrainedNetwork run() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        boolean hasCpuTime = threads.isCurrentThreadCpuTimeSupported();
        long cpuBefore = hasCpuTime ? threads.getCurrentThreadCpuTime() : 0;
        String ending = "trained for " + stage.until() + " epochs";
        Checkpoint from = stage.from();
        for (int epoch = from == null ? 1 : from.epochs() + 1; epoch <= stage.until(); epoch++) {
            double trainLoss = epoch(epoch);
            finishEpoch(epoch, trainLoss);
            if (settings.patience() > 0 && epoch - bestEpoch >= settings.patience() && epoch < stage.until()) {
                ending = "stopped after epoch " + epoch + " of " + stage.until() + ": no better validation for "
                        + settings.patience() + " epochs";
                break;
            }
        }
        if (bestWeights != null && bestEpoch < curve.size()) {
            parameters.restore(bestWeights);
            ending += "; kept the weights of epoch " + bestEpoch;
        }
        return new TrainedNetwork(
                ownWeights(),
                best == null ? last : best,
                curve,
                best == null ? curve.size() : bestEpoch,
                ending,
                seconds(),
                hasCpuTime ? (threads.getCurrentThreadCpuTime() - cpuBefore) / 1e9 : 0,
                steps,
                job.graph().trainingBytes(settings.batch()),
                ProcessMemory.peakBytes(),
                stage.resumable()
                        ? new Checkpoint(parameters.snapshot(), optimizer.state(), curve.size(), steps, curve, 0)
                        : null);
    }

    /** One pass over the training samples; the mean loss of its steps, each sample counted once. */
    private double epoch(int epoch) {
        long orderSeed = SplitMix.at(SplitMix.key(job.seed(), "order"), epoch);
        SplittableRandom augmenting =
                new SplittableRandom(SplitMix.at(SplitMix.key(job.seed(), "augmentation"), epoch));
        long masks = SplitMix.key(job.seed(), "dropout");
        double sum = 0;
        int samples = 0;
        int step = 0;
        for (Batch batch : batches.shuffled(orderSeed)) {
            step++;
            checkStop();
            if (augmenter != null) {
                augmenter.apply(batch, augmenting);
            }
            double value = network.gradients(batch, loss, SplitMix.at(masks, steps));
            if (!Double.isFinite(value)) {
                throw new Diverged(epoch, step, value);
            }
            optimizer.update(rate.at(steps));
            steps++;
            sum += value * batch.size();
            samples += batch.size();
        }
        return sum / samples;
    }

    private void finishEpoch(int epoch, double trainLoss) {
        double validationLoss = Double.NaN;
        double validationScore = Double.NaN;
        if (scorer != null) {
            Scores scores = scorer.score(network, this::checkStop);
            if (!Double.isFinite(scores.loss())) {
                throw new Diverged(epoch, 0, scores.loss());
            }
            validationLoss = scores.loss();
            validationScore = scores.primary();
            last = scores;
            if (settings.patience() > 0 && isBetter(scores)) {
                best = scores;
                bestEpoch = epoch;
                bestWeights = ownWeights();
            }
        }
        CurvePoint point = new CurvePoint(epoch, trainLoss, validationLoss, validationScore, secondsBefore + seconds());
        curve.add(point);
        progress.epoch(point, stage.until());
        String reason = epoch < stage.until() ? progress.stop(List.copyOf(curve), stage.until()) : null;
        if (reason != null) {
            throw new TrainingStopped(reason, last == null ? Map.of() : last.metrics(), curve);
        }
    }

    /** A higher score, or the same with a lower loss. */
    private boolean isBetter(Scores scores) {
        return best == null
                || scores.primary() > best.primary()
                || (scores.primary() == best.primary() && scores.loss() < best.loss());
    }

    private void checkStop() {
        if (progress.isCancelled()) {
            throw new TrainingCancelled(last == null ? Map.of() : last.metrics(), curve, stage.until());
        }
        Duration timeout = settings.timeout();
        if (timeout != null && nanoTime.getAsLong() - started > timeout.toNanos()) {
            throw new TrainingTimedOut(timeout, curve.size(), settings.epochs());
        }
    }

    /** The network's parameters, without those that others have in the same store. */
    private Weights ownWeights() {
        Map<String, Tensor> own = new HashMap<>(parameters.snapshot().tensors());
        own.keySet().retainAll(job.graph().parameters().keySet());
        return new Weights(own);
    }

    private double seconds() {
        return (nanoTime.getAsLong() - started) / 1e9;
    }
}
