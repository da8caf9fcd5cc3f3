package org.nasturtium.engine.train;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.words.NearestWord;

/**
 * How one network is trained, with every choice made.
 *
 * @param epochs passes over the training split
 * @param batch samples a step
 * @param optimizer method and decay
 * @param learningRate at the start
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
        if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
            throw new IllegalArgumentException(
                    "train: label smoothing " + labelSmoothing + " must be at least 0 and below 1");
        }
        if (timeout != null && (timeout.isZero() || timeout.isNegative())) {
            throw new IllegalArgumentException("train: timeout " + timeout + " must be above 0");
        }
    }

    /** 5 epochs, batch 64, Adam 0.001 with a cosine schedule, no augmentation. */
    public static TrainingSettings defaults() {
        return new TrainingSettings(
                5, 64, OptimizerSettings.adam(), 0.001, Schedule.COSINE, 0, Augmentation.NONE, 0, null);
    }

    public TrainingSettings withEpochs(int value) {
        return new TrainingSettings(
                value, batch, optimizer, learningRate, schedule, labelSmoothing, augmentation, patience, timeout);
    }

    public TrainingSettings withBatch(int value) {
        return new TrainingSettings(
                epochs, value, optimizer, learningRate, schedule, labelSmoothing, augmentation, patience, timeout);
    }

    public TrainingSettings withOptimizer(OptimizerSettings value) {
        return new TrainingSettings(
                epochs, batch, value, learningRate, schedule, labelSmoothing, augmentation, patience, timeout);
    }

    public TrainingSettings withLearningRate(double value) {
        return new TrainingSettings(
                epochs, batch, optimizer, value, schedule, labelSmoothing, augmentation, patience, timeout);
    }

    public TrainingSettings withSchedule(Schedule value) {
        return new TrainingSettings(
                epochs, batch, optimizer, learningRate, value, labelSmoothing, augmentation, patience, timeout);
    }

    public TrainingSettings withLabelSmoothing(double value) {
        return new TrainingSettings(
                epochs, batch, optimizer, learningRate, schedule, value, augmentation, patience, timeout);
    }

    public TrainingSettings withAugmentation(Augmentation value) {
        return new TrainingSettings(
                epochs, batch, optimizer, learningRate, schedule, labelSmoothing, value, patience, timeout);
    }

    public TrainingSettings withPatience(int value) {
        return new TrainingSettings(
                epochs, batch, optimizer, learningRate, schedule, labelSmoothing, augmentation, value, timeout);
    }

    public TrainingSettings withTimeout(@Nullable Duration value) {
        return new TrainingSettings(
                epochs, batch, optimizer, learningRate, schedule, labelSmoothing, augmentation, patience, value);
    }

    /** Every setting that is on by name, in a fixed order: what stands in the run's record and in reports. */
    public Map<String, Object> values() {
        return SettingsRecord.values(this);
    }

    /** Reads back what {@link #values} wrote. */
    public static TrainingSettings of(Map<String, ?> values) {
        return SettingsRecord.read(values);
    }

    /** One line: {@code epochs 5, batch 64, adam, learningRate 0.001, ...}. */
    public String text() {
        return SettingsRecord.text(values());
    }

    /** How the learning rate moves from its start to the end of training. */
    public enum Schedule {
        CONSTANT,
        COSINE,
        LINEAR,
        STEP;

        /** The word of the DSL. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The schedule with this word. */
        public static Schedule named(String word) {
            List<String> known = Arrays.stream(values()).map(Schedule::word).toList();
            return Arrays.stream(values())
                    .filter(schedule -> schedule.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "train: unknown schedule `" + word + "`\n" + NearestWord.hint(word, known)));
        }
    }
}
