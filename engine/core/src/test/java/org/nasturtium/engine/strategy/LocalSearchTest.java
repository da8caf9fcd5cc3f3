package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;

class LocalSearchTest extends SearchStrategyContract {
    @Override
    String name() {
        return "local";
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void movesToTheBestOfAllNeighboursIfAskedTo(long seed) {
        LocalSearch local = new LocalSearch(SPACE, ACCURACY, false);
        Architecture start = tell(local, 0, seed);
        List<Architecture> neighbours = SPACE.neighbours(start);
        for (int k = 1; k <= neighbours.size(); k++) {
            assertThat(neighbours).contains(tell(local, k, seed));
        }
        Architecture best = start;
        for (Architecture neighbour : neighbours) {
            best = score(neighbour) > score(best) ? neighbour : best;
        }
        Architecture next = tell(local, neighbours.size() + 1, seed);
        if (score(best) > score(start)) {
            double most = score(best);
            assertThat(neighbours.stream().filter(each -> score(each) == most).map(SPACE::neighbours))
                    .as("a neighbour of the best")
                    .anyMatch(around -> around.contains(next));
        } else {
            assertThat(local.explain().sentence()).startsWith("Started at random");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void movesToTheFirstBetterNeighbourOtherwise(long seed) {
        LocalSearch local = new LocalSearch(SPACE, ACCURACY, true);
        Architecture centre = tell(local, 0, seed);
        for (int k = 1; k < 12; k++) {
            Architecture next = tell(local, k, seed);
            if (local.explain().sentence().startsWith("Started at random, as no")) {
                assertThat(SPACE.neighbours(centre)).as("nothing is better").allMatch(isNoBetterThan(centre));
                return;
            }
            assertThat(SPACE.neighbours(centre)).contains(next);
            centre = score(next) > score(centre) ? next : centre;
        }
    }

    private static Predicate<Architecture> isNoBetterThan(Architecture centre) {
        return neighbour -> score(neighbour) <= score(centre);
    }

    private static Architecture tell(LocalSearch local, int id, long seed) {
        Proposal proposal = local.propose(new SplittableRandom(seed * 100 + id));
        Outcome outcome = new Outcome.Completed(Map.of("accuracy", score(proposal.architecture())), List.of());
        local.observe(trial(id, proposal, outcome));
        return proposal.architecture();
    }
}
