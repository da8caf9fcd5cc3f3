package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

class HistoryTest {
    private static final SearchSpace LINE = SearchSpace.of("line", List.of(Decision.choice("a", 1L, 2L, 3L, 4L, 5L)));
    private static final List<Objective> TWO = List.of(new Objective("accuracy", true), new Objective("params", false));

    private final History cheap = new History(TWO);
    private final History full = new History(TWO);

    private static void observe(History history, int id, Outcome outcome) {
        Proposal proposal = new Proposal(LINE.member(id), "test");
        history.observe(SearchStrategyContract.trial(id, proposal, outcome));
    }

    private static Outcome measured(double accuracy, double params) {
        return new Outcome.Completed(Map.of("accuracy", accuracy, "params", params), List.of());
    }

    @Test
    void scoresOfTwoHistoriesAreEqualWhereTheirMeasurementsAreAndTheRangeIsShared() {
        observe(cheap, 0, measured(0.1, 90));
        observe(cheap, 1, measured(0.5, 10));
        observe(cheap, 2, measured(0.4, 50));
        observe(full, 2, measured(0.4, 50));
        observe(full, 1, measured(0.9, 10));
        CostRange range = CostRange.of(List.of(cheap, full));
        for (long weights = 0; weights < 10; weights++) {
            double[] low = cheap.scores(new SplittableRandom(weights), range);
            double[] high = full.scores(new SplittableRandom(weights), range);
            assertThat(high[0]).isEqualTo(low[2]);
            assertThat(high[1]).as("more accuracy for the same size").isGreaterThan(low[1]);
        }
    }

    @Test
    void countsAsTriedAllButWhatALimitSentBack() {
        observe(cheap, 0, measured(0.1, 90));
        observe(cheap, 1, new Outcome.Failed("diverged"));
        observe(cheap, 2, new Outcome.Infeasible("params", Map.of("params", 99.0)));
        observe(cheap, 3, new Outcome.Infeasible("accuracy", Map.of("accuracy", 0.1, "params", 9.0)));
        assertThat(cheap.size()).isEqualTo(4);
        assertThat(cheap.tried()).isEqualTo(3);
        assertThat(cheap.measured()).isEqualTo(1);
    }

    @Test
    void aWithdrawnProposalStaysKnownButIsOnItsWayNoMore() {
        Architecture one = LINE.member(0);
        Architecture other = LINE.member(1);
        cheap.proposed(one);
        cheap.proposed(other);
        cheap.withdrawn(one);
        assertThat(cheap.pending()).containsExactly(other);
        assertThat(cheap.isKnown(one)).isTrue();
        assertThat(cheap.isTried(one)).isFalse();
        assertThat(cheap.isTried(other)).isTrue();
    }
}
