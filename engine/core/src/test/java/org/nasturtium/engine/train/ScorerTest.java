package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.Shape;

/** Numbers worked out by hand, and the conventions where a ratio has no cases. */
final class ScorerTest {
    private static final Shape ANY = Shape.features(1);

    @Test
    void scoresClassesOverSeveralBatches() {
        ClassTally tally = new ClassTally(new Task.Classification(List.of("a", "b", "c", "unseen")));
        // truth a a b b c, predicted a b b b a
        tally.add(labelled(0, 0, 1), logits(0, 1, 1));
        tally.add(labelled(1, 2), logits(1, 0));
        Scores scores = tally.scores();
        assertThat(scores.confusion())
                .containsExactly(List.of(1, 1, 0, 0), List.of(0, 2, 0, 0), List.of(1, 0, 0, 0), List.of(0, 0, 0, 0));
        assertThat(scores.metrics().get("accuracy")).isEqualTo(0.6);
        assertThat(scores.perClass().get(0)).isEqualTo(new Scores.OfClass("a", 0.5, 0.5, 0.5, 2));
        assertThat(scores.perClass().get(1)).isEqualTo(new Scores.OfClass("b", 2 / 3.0, 1, 0.8, 2));
        assertThat(scores.perClass().get(2)).isEqualTo(new Scores.OfClass("c", 0, 0, 0, 1));
        assertThat(scores.metrics().get("f1")).isCloseTo((0.5 + 0.8 + 0) / 3, within(1e-12));
        // right: log(e^2 + 3) - 2, wrong: log(e^2 + 3)
        double sum = Math.log(Math.exp(2) + 3);
        assertThat(scores.loss()).isCloseTo((3 * (sum - 2) + 2 * sum) / 5, within(1e-6));
    }

    @Test
    void keepsTheLossOfEnormousLogitsFiniteAndOfNanNan() {
        ClassTally tally = new ClassTally(new Task.Classification(List.of("a", "b")));
        tally.add(labelled(0), new float[] {-1e30f, 1e30f});
        assertThat(tally.scores().loss()).isCloseTo(2e30, within(1e24));
        tally.add(labelled(0), new float[] {Float.NaN, 0});
        assertThat(tally.scores().loss()).isNaN();
    }

    @Test
    void scoresNumbersInTheirOwnUnit() {
        NumberTally tally = new NumberTally(new Task.Regression("y", 100, 10));
        tally.add(new Batch(3, ANY, new float[3], new int[0], new float[] {-1, 0, 1}), new float[] {-1, 1, 1});
        tally.add(new Batch(1, ANY, new float[1], new int[0], new float[] {2}), new float[] {2});
        Scores scores = tally.scores();
        assertThat(scores.loss()).isCloseTo(0.25, within(1e-12));
        assertThat(scores.metrics().get("rmse")).isCloseTo(5, within(1e-12));
        assertThat(scores.metrics().get("r2")).isCloseTo(1 - 1 / 5.0, within(1e-12));
    }

    private static Batch labelled(int... labels) {
        return new Batch(labels.length, ANY, new float[labels.length], labels, new float[0]);
    }

    private static float[] logits(int... predicted) {
        float[] logits = new float[predicted.length * 4];
        for (int i = 0; i < predicted.length; i++) {
            logits[i * 4 + predicted[i]] = 2;
        }
        return logits;
    }
}
