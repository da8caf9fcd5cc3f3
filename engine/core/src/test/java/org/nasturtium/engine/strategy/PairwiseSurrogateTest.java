package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PairwiseSurrogateTest extends SearchStrategyContract {
    @Override
    String name() {
        return "pairwise";
    }

    @ParameterizedTest
    @ValueSource(strings = {"thompson", "greedy"})
    void findsTheBestMemberOfASumOfValues(String draw) {
        int found = 0;
        for (int seed = 0; seed < 10; seed++) {
            SearchStrategy pairwise = Strategies.create(
                    new StrategyChoice(name(), Map.of("draw", draw, "startup", 8)),
                    new StrategyTask(SPACE, ACCURACY, 30, Map.of()));
            found += run(pairwise, 30, 1, seed).stream().anyMatch(proposal -> score(proposal.architecture()) == 0.7)
                    ? 1
                    : 0;
        }
        // 2 of 60 members are best: random search finds one in 3 of 4 seeds
        assertThat(found).isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void goesOnWithAPartOfItsRows(int lag) {
        PairwiseSurrogate pairwise = new PairwiseSurrogate(SPACE, ACCURACY, 6, true, 1, 20);
        assertThat(run(pairwise, 60, lag, 1))
                .extracting(proposal -> proposal.architecture().text())
                .doesNotHaveDuplicates();
    }
}
