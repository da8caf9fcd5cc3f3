package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelities;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Proposal;
import org.nasturtium.engine.strategy.SearchStrategy;
import org.nasturtium.engine.strategy.Trial;

class ProposerTest {
    private static final SearchSpace LINE = SearchSpace.of("line", List.of(Decision.choice("a", 1L, 2L, 3L, 4L, 5L)));

    /** Goes through the space in order. */
    private static final class InOrder implements SearchStrategy {
        private final List<Proposal> withdrawn = new ArrayList<>();
        private int next;

        @Override
        public Proposal propose(RandomGenerator random) {
            return new Proposal(LINE.member(next++), "the next one");
        }

        @Override
        public void observe(Trial trial) {}

        @Override
        public void withdrawn(Proposal proposal) {
            withdrawn.add(proposal);
        }
    }

    private static final class Full implements Fidelities {
        @Override
        public List<Double> parts() {
            return List.of(1.0);
        }

        @Override
        public Fidelity at(Architecture architecture, double part) {
            return new Fidelity(1, 1, part);
        }

        @Override
        public boolean carriesOn() {
            return false;
        }
    }

    @Test
    void tellsTheStrategyWhichProposalsAreTooDear() {
        InOrder strategy = new InOrder();
        Proposer proposer = new Proposer(strategy, architecture -> null, 1);
        Proposer.Decision decision = proposer.next(
                0,
                new Full(),
                trial -> null,
                proposal -> ((Number) proposal.architecture().value("a")).intValue() < 3 ? "costs too much" : null);
        assertThat(decision).isInstanceOfSatisfying(Proposer.Decision.Run.class, run -> {
            assertThat(run.proposal().architecture()).isEqualTo(LINE.member(2));
            assertThat(run.skipped()).hasSize(2);
        });
        assertThat(strategy.withdrawn)
                .extracting(Proposal::architecture)
                .containsExactly(LINE.member(0), LINE.member(1));
    }
}
