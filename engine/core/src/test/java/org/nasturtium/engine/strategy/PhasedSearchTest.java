package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhasedSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "phases";
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void changesOverWhenItsTrialsAreProposedWhateverTheLag(int lag) {
        SearchStrategy strategy = create();
        List<Proposal> proposals = run(strategy, 30, lag, 1);

        assertThat(proposals.subList(0, 12)).extracting(Proposal::origin).containsOnly("drawn uniformly");
        assertThat(proposals.subList(12, 30))
                .as("evolution begins with what random search saw")
                .allSatisfy(proposal -> assertThat(proposal.origin()).startsWith("mutation of trial"));
        assertThat(strategy.notes())
                .singleElement()
                .asString()
                .startsWith("after 12 trials evolution takes over from random");
    }

    @Test
    void aPhaseIsNotOverByWhatIsWithdrawn() {
        SearchStrategy strategy = create();
        for (int k = 0; k < 20; k++) {
            strategy.withdrawn(strategy.propose(new SplittableRandom(k)));
        }
        assertThat(strategy.propose(new SplittableRandom(20)).origin()).isEqualTo("drawn uniformly");
    }

    private static SearchStrategy create() {
        StrategyChoice choice = new StrategyChoice("random", Map.of())
                .lasting(12)
                .then(new StrategyChoice("evolution", Map.of("population", 8)));
        assertThat(choice.title()).isEqualTo("random >> evolution");
        assertThat(choice.length()).isNull();
        return Strategies.create(choice, new StrategyTask(SPACE, ACCURACY, 30, Map.of()));
    }
}
