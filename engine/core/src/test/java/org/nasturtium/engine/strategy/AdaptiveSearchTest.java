package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AdaptiveSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "adaptive";
    }

    @Test
    void saysWhyItChangesOver() {
        SearchStrategy strategy = create(Map.of("switchWhen", 4));
        run(strategy, 60, 1, 1);

        assertThat(strategy.notes()).isNotEmpty();
        assertThat(strategy.notes().get(0))
                .startsWith(
                        "adaptive changes from local to evolution: local found nothing better in 4 trials; it believes")
                .contains("improvements in");
    }

    @Test
    void keepsToOneWhileThatImproves() {
        SearchStrategy strategy = create(Map.of("switchWhen", 60));
        assertThat(run(strategy, 60, 1, 1))
                .allSatisfy(proposal -> assertThat(proposal.origin()).startsWith("local: "));
        assertThat(strategy.notes()).isEmpty();
    }

    private static SearchStrategy create(Map<String, Object> options) {
        Map<String, Object> all = new TreeMap<>(options);
        all.put(
                "strategies",
                List.of(new StrategyChoice("local", Map.of()), new StrategyChoice("evolution", Map.of())));
        return Strategies.create(new StrategyChoice("adaptive", all), new StrategyTask(SPACE, ACCURACY, 60, Map.of()));
    }
}
