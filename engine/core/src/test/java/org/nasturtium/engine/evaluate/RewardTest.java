package org.nasturtium.engine.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.space.Architecture;

class RewardTest {
    private static final TrialSpec SPEC = new TrialSpec(0, new Architecture(Map.of()), new Fidelity(1, 1), 0);
    private static final Map<String, Double> NUMBERS = Map.of("accuracy", 0.9, "latency", 0.04);

    @Test
    void addsItsValueToTheMetricsOfACompletedTrial() {
        // Tan et al. 2019, MnasNet, soft constraint: half the target's latency is worth 2^0.07
        Reward soft = Reward.of(
                "accuracy * (latency / 80.ms) ** -0.07",
                List.of("latency", "accuracy"),
                m -> m.get("accuracy") * Math.pow(m.get("latency") / 0.08, -0.07));
        Outcome outcome = judged(soft, new Outcome.Completed(NUMBERS, List.of()));
        assertThat(outcome.metrics()).containsAllEntriesOf(NUMBERS).containsEntry("reward", 0.9 * Math.pow(2, 0.07));

        Outcome failed = new Outcome.Failed("diverged");
        assertThat(judged(soft, failed)).isSameAs(failed);
    }

    @Test
    void makesAFormulaWithoutAFiniteNumberAFailedTrial() {
        Outcome.Completed completed = new Outcome.Completed(NUMBERS, List.of());
        assertThat(judged(
                        Reward.of("log(latency - 1)", List.of("latency"), m -> Math.log(m.get("latency") - 1)),
                        completed))
                .isEqualTo(new Outcome.Failed("reward: it is NaN of latency 0.04"));
        assertThat(judged(Reward.of("f1", List.of("f1"), m -> m.get("f1")), completed))
                .isEqualTo(new Outcome.Failed("reward: the trial has no `f1`"));
        Reward broken = Reward.of("oops", List.of("latency"), m -> {
            throw new IllegalStateException("oops\nand more");
        });
        assertThat(judged(broken, completed)).isEqualTo(new Outcome.Failed("reward: IllegalStateException: oops"));
    }

    @Test
    void isEqualToWhatSaysTheSame() {
        Reward one = new Reward("w * accuracy", List.of("accuracy"), Map.of("w", 2.0), m -> 2 * m.get("accuracy"));
        assertThat(one).isEqualTo(Reward.remembered("w * accuracy", List.of("accuracy"), Map.of("w", 2.0)));
        assertThat(one).isNotEqualTo(Reward.remembered("w * accuracy", List.of("accuracy"), Map.of("w", 3.0)));
        assertThat(one.words()).isEqualTo("w * accuracy, where w = 2.0");
        assertThatThrownBy(() -> Reward.of("42", List.of(), m -> 42)).hasMessageContaining("`42` reads no metric");
    }

    private static Outcome judged(Reward reward, Outcome outcome) {
        return new RewardingEvaluator((spec, progress) -> outcome, reward).evaluate(SPEC, Progress.NONE);
    }
}
