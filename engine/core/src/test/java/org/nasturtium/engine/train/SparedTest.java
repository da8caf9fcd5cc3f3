package org.nasturtium.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.evaluate.Fidelity;

class SparedTest {
    private static final Weights NONE = new Weights(Map.of());

    private static Checkpoint before(int epochs) {
        return new Checkpoint(NONE, NONE, epochs, 40, List.of(), 12.5);
    }

    @ParameterizedTest
    @EnumSource
    void aPromotionRemembersWhatItsEarlierStagesCost(Spared spared) {
        TrainingStage stage = spared.stage(new Fidelity(9, 1), before(3), false);

        assertThat(Objects.requireNonNull(stage.from()).joules()).isEqualTo(12.5);
        assertThat(stage.from().epochs()).isEqualTo(spared == Spared.EPOCHS ? 3 : 0);
    }

    @Test
    void beginsAnewWhereTheEpochsAreTheSame() {
        assertThat(Spared.EPOCHS.stage(new Fidelity(3, 1), before(3), false).from())
                .isNull();
    }
}
