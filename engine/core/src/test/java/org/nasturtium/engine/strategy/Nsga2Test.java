package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Outcome;

class Nsga2Test extends SearchStrategyContract {
    @Override
    String name() {
        return "nsga2";
    }

    @Test
    void ranksWhatIsFeasibleFirstAndThenTheSmallerBreachOfWhatOnlyTrainingTells() {
        List<Limit> limits = List.of(new Limit("latency", 2), Limit.atLeast("accuracy", 0.05));
        List<Trial> trials = List.of(
                observed(0, new Outcome.Completed(metrics(0.1, 1), List.of())),
                observed(1, new Outcome.Infeasible("slow", metrics(0.9, 3))),
                observed(2, new Outcome.Infeasible("slow", metrics(0.95, 2.5))),
                observed(3, new Outcome.Completed(metrics(0.2, 2), List.of())),
                observed(4, new Outcome.Infeasible("wrong", metrics(0.02, 1))),
                observed(5, new Outcome.Failed("diverged")));
        assertThat(new Population(trials, ACCURACY, limits).ranked())
                .extracting(Trial::id)
                .containsExactly(3, 0, 2, 1, 4);
    }

    @Test
    void reachesWhatIsFeasibleSoonerByLearningFromBreaches() {
        int seeds = 40;
        int learnt = 0;
        int random = 0;
        for (int seed = 0; seed < seeds; seed++) {
            Nsga2 nsga2 = new Nsga2(SPACE, ACCURACY, RegularizedEvolutionTest.TIGHT, 6, 0.9, 1);
            learnt += RegularizedEvolutionTest.feasible(nsga2, seed);
            random += RegularizedEvolutionTest.feasible(new RandomSearch(SPACE), seed);
        }
        // about one in five members keeps within the limit
        assertThat(learnt).isGreaterThan(random + 2 * seeds);
    }

    private static Map<String, Double> metrics(double accuracy, double latency) {
        return Map.of("accuracy", accuracy, "latency", latency);
    }

    private static Trial observed(int id, Outcome outcome) {
        return trial(id, new Proposal(SPACE.random(new SplittableRandom(id)), "given"), outcome);
    }
}
