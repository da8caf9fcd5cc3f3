package org.nasturtium.engine.train;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.words.NearestWord;

/** What a lower fidelity spares: epochs, or training samples. */
public enum Spared {
    /** Fewer epochs of the same training, its schedule included: a promotion goes on from the checkpoint. */
    EPOCHS,
    /**
     * All epochs on a part of the training samples: a promotion starts from the weights of the smaller part, and pays
     * for all of the larger one.
     */
    SAMPLES;

    private static final int PARTS = 100;

    /** The word of the DSL. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The one with this word. */
    public static Spared named(String word) {
        return switch (word) {
            case "epochs" -> EPOCHS;
            case "samples" -> SAMPLES;
            default ->
                throw new IllegalArgumentException("train: unknown fidelity `" + word + "`\n"
                        + NearestWord.hint(word, List.of("epochs", "samples")));
        };
    }

    /** The parts that can be asked for, ascending, where a full training has so many epochs. */
    List<Double> parts(int epochs) {
        int steps = this == EPOCHS ? epochs : PARTS;
        return IntStream.rangeClosed(1, steps)
                .mapToObj(step -> (double) step / steps)
                .toList();
    }

    /**
     * What is trained at a fidelity, given what was trained at a lower one; anew where an architecture's own epochs are so
     * few that both are the same.
     */
    TrainingStage stage(Fidelity fidelity, @Nullable Checkpoint before, boolean resumable) {
        Checkpoint from = this == EPOCHS || before == null ? before : before.weightsOnly();
        boolean goesOn = from != null && from.epochs() < fidelity.epochs();
        return new TrainingStage(goesOn ? from : null, fidelity.epochs(), resumable);
    }

    /** What a part of a full training is. */
    Fidelity at(int epochs, double part) {
        return this == EPOCHS
                ? new Fidelity((int) Math.max(1, Math.round(part * epochs)), 1, part)
                : new Fidelity(epochs, part, part);
    }
}
