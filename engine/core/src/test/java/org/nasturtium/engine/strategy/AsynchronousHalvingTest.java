package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsynchronousHalvingTest extends SearchStrategyContract {
    @Override
    String name() {
        return "asha";
    }

    private static SearchStrategy asha(Map<String, Object> options) {
        return Strategies.create(
                new StrategyChoice("asha", options),
                new StrategyTask(
                        SPACE,
                        TWO,
                        List.of(),
                        40,
                        Map.of(),
                        new FidelityScale(List.of(1 / 9.0, 1 / 3.0, 1.0)),
                        (proxy, architecture) -> 0));
    }

    @Test
    void refusesAShareOfWhatAModelDrawsWhereThereIsNone() {
        assertThatThrownBy(() -> asha(Map.of("random", 0.5)))
                .hasMessage("strategy `asha`: `random: 0.5` needs a `model:`, without which all are drawn uniformly"
                        + "\nMaybe `asha(model: bayes, random: 0.5)`.");
        assertThat(asha(Map.of("model", "bayes", "random", 0.5))).isInstanceOf(AsynchronousHalving.class);
    }
}
