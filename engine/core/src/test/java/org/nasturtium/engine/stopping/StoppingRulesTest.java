package org.nasturtium.engine.stopping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

final class StoppingRulesTest {
    @Test
    void stopsWhatIsBelowTheMedianOfTheRunningAverages() {
        MedianStopping rule = new MedianStopping(2, 3);
        for (double score : new double[] {0.5, 0.6, 0.7}) {
            assertThat(rule.next().reason(curve(5, epoch -> 0), 10))
                    .as("too few")
                    .isNull();
            rule.observe(curve(10, epoch -> score));
        }
        Stopper stopper = rule.next();
        assertThat(stopper.reason(curve(1, epoch -> 0.1), 10))
                .as("every training gets two epochs")
                .isNull();
        assertThat(stopper.reason(curve(2, epoch -> 0.59), 10))
                .isEqualTo("below the median: 0.5900 after 2 of 10 epochs, half of 3 trainings had 0.6000 or more");
        assertThat(stopper.reason(curve(2, epoch -> epoch == 1 ? 0.6 : 0.1), 10))
                .as("its best counts")
                .isNull();
    }

    @Test
    void decidesByWhatWasKnownWhenTheTrialBegan() {
        MedianStopping rule = new MedianStopping(1, 1);
        rule.observe(curve(4, epoch -> 0.5));
        Stopper early = rule.next();
        rule.observe(curve(4, epoch -> 0.9));
        rule.observe(curve(4, epoch -> 0.9));
        assertThat(early.reason(curve(2, epoch -> 0.6), 4)).isNull();
        assertThat(rule.next().reason(curve(2, epoch -> 0.6), 4)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 2})
    void seesWhereACurveIsGoing(double power) {
        IntToDoubleFunction rising = epoch -> 0.9 - 0.6 * Math.pow(epoch, -power);
        CurveFit fit = new CurveFit(scores(8, rising));
        double end = rising.applyAsDouble(30);
        assertThat(fit.probabilityAbove(end + 0.05, 30)).isLessThan(0.1);
        assertThat(fit.probabilityAbove(end - 0.05, 30)).isGreaterThan(0.9);
    }

    @Test
    void stopsWhatWillNotReachTheBestAndLetsGoOnWhatMight() {
        LearningCurveStopping rule = new LearningCurveStopping(4, 0.95);
        assertThat(rule.next().reason(curve(6, epoch -> 0), 20)).isNull();
        rule.observe(curve(20, epoch -> 0.9 - 0.5 / epoch));
        Stopper stopper = rule.next();
        assertThat(stopper.reason(curve(6, epoch -> 0.6 - 0.3 / epoch), 20))
                .startsWith("its curve will not reach 0.875");
        assertThat(stopper.reason(curve(3, epoch -> 0.6 - 0.3 / epoch), 20)).isNull();
        assertThat(stopper.reason(curve(6, epoch -> 0.95 - 0.6 / epoch), 20)).isNull();
    }

    @Test
    void toleratesFlatAndFallingCurves() {
        assertThat(new CurveFit(scores(5, epoch -> 0.5)).probabilityAbove(0.6, 20))
                .isLessThan(0.01);
        assertThat(new CurveFit(scores(5, epoch -> 0.9 - 0.1 * epoch)).probabilityAbove(0.95, 20))
                .isLessThan(0.2);
    }

    @Test
    void saysWhatARuleOrAnOptionMustBe() {
        assertThatThrownBy(() -> new StoppingChoice("medain", Map.of()))
                .hasMessage("unknown stopping rule `medain`\nDid you mean `median`? Known: learningCurve, median");
        assertThatThrownBy(() -> new StoppingChoice("median", Map.of("aftr", 2)))
                .hasMessageContaining("stopping rule `median` has no option `aftr`\nDid you mean `after`?");
        assertThatThrownBy(() -> new StoppingChoice("median", Map.of("after", 0)))
                .hasMessageStartingWith("stopping rule `median`: `after: 0` must be a whole number of at least 1");
        assertThat(new StoppingChoice("median", Map.of()).options())
                .containsEntry("after", 1)
                .containsEntry("startup", 5);
    }

    private static List<CurvePoint> curve(int epochs, IntToDoubleFunction score) {
        return IntStream.rangeClosed(1, epochs)
                .mapToObj(epoch -> new CurvePoint(epoch, 1, 1, score.applyAsDouble(epoch), epoch))
                .toList();
    }

    private static double[] scores(int epochs, IntToDoubleFunction score) {
        return IntStream.rangeClosed(1, epochs).mapToDouble(score).toArray();
    }
}
