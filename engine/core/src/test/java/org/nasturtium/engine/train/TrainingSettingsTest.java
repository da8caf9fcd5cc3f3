package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.OptimizerSettings.Rule;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.train.TrainingSettings.Schedule;

final class TrainingSettingsTest {
    @Test
    void putsAnArchitecturesChoicesOverTheFixedSettings() {
        TrainingPlan plan = TrainingPlan.fixed(TrainingSettings.defaults().withPatience(3));
        TrainingSettings settings = plan.settings(new Architecture(Map.of(
                "conv.filters",
                16L,
                "train.epochs",
                9L,
                "train.batch",
                32L,
                "train.learningRate",
                0.02,
                "train.optimizer",
                "sgd",
                "train.schedule",
                "linear",
                "train.weightDecay",
                0.0005,
                "train.labelSmoothing",
                0.1)));
        assertThat(settings)
                .isEqualTo(new TrainingSettings(
                        9,
                        32,
                        OptimizerSettings.sgd(0.9, false, 0.0005),
                        0.02,
                        Schedule.LINEAR,
                        0.1,
                        Augmentation.NONE,
                        3,
                        null));
    }

    @Test
    void keepsTheConstantsOfTheChosenMethodWhereTheyAreSet() {
        OptimizerSettings nesterov = OptimizerSettings.sgd(0.8, true, 0.01);
        TrainingPlan plan = TrainingPlan.fixed(TrainingSettings.defaults().withOptimizer(nesterov));
        assertThat(plan.settings(new Architecture(Map.of("train.optimizer", "sgd")))
                        .optimizer())
                .isEqualTo(nesterov);
        assertThat(plan.settings(new Architecture(Map.of("train.optimizer", "adamW")))
                        .optimizer())
                .isEqualTo(new OptimizerSettings(new Rule.AdamW(0.9, 0.999, 1e-8), 0.01, 0));
    }

    @Test
    void namesTheNearestSettingForAWordThatCannotBeAChoice() {
        Decision wrong = new Decision("train.learningrate", new Domain.RealRange(0.1, 0.2, false));
        assertThatThrownBy(() -> new TrainingPlan(TrainingSettings.defaults(), List.of(wrong)))
                .hasMessageContaining("`learningrate` cannot be a choice")
                .hasMessageContaining("learningRate");
        TrainingPlan plan = TrainingPlan.fixed(TrainingSettings.defaults());
        assertThatThrownBy(() -> plan.settings(new Architecture(Map.of("train.schedule", "cosin"))))
                .hasMessageContaining("Did you mean `cosine`?");
    }

    @Test
    void comesBackFromItsOwnRecord() {
        for (OptimizerSettings optimizer : List.of(
                OptimizerSettings.adam(), OptimizerSettings.adamW(0.01), OptimizerSettings.sgd(0.9, true, 5e-4))) {
            TrainingSettings settings = new TrainingSettings(
                    7,
                    128,
                    optimizer,
                    0.003,
                    Schedule.STEP,
                    0.1,
                    new Augmentation(2, true, 4),
                    5,
                    Duration.ofMillis(1500));
            assertThat(TrainingSettings.of(settings.values())).isEqualTo(settings);
        }
        assertThat(TrainingSettings.of(TrainingSettings.defaults().values())).isEqualTo(TrainingSettings.defaults());
        assertThat(TrainingSettings.defaults().text())
                .isEqualTo("epochs 5, batch 64, optimizer adam, beta1 0.9, beta2 0.999, epsilon 1.0E-8, "
                        + "learningRate 0.001, schedule cosine");
    }

    @Test
    void movesTheLearningRateAsItsScheduleSays() {
        assertThat(rates(Schedule.CONSTANT)).containsExactly(0.4, 0.4, 0.4, 0.4);
        assertThat(rates(Schedule.LINEAR)).containsExactly(new double[] {0.4, 0.3, 0.2, 0.1}, within(1e-12));
        assertThat(rates(Schedule.STEP)).containsExactly(new double[] {0.4, 0.4, 0.04, 0.004}, within(1e-12));
        assertThat(rates(Schedule.COSINE))
                .containsExactly(
                        new double[] {0.4, 0.2 * (1 + Math.sqrt(0.5)), 0.2, 0.2 * (1 - Math.sqrt(0.5))}, within(1e-12));
    }

    private static double[] rates(Schedule schedule) {
        LearningRate rate = new LearningRate(schedule, 0.4, 4);
        return new double[] {rate.at(0), rate.at(1), rate.at(2), rate.at(3)};
    }
}
