package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.strategy.panel.TrialNames;

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

    @Test
    void namesOnlyRealTrialsAsParents() {
        Nsga2 nsga2 = new Nsga2(SPACE, ACCURACY, List.of(new Limit("latency", 2)), 4, 1, 1);
        for (int i = 0; i < 4; i++) {
            Outcome outcome = i < 2
                    ? new Outcome.Infeasible("slow", metrics(0.9, 3 + i))
                    : new Outcome.Completed(metrics(0.1 * i, 1), List.of());
            nsga2.observe(trial(
                    i < 2 ? TrialNames.rejected(i) : i - 2,
                    new Proposal(SPACE.random(new SplittableRandom(i)), "given"),
                    outcome));
        }
        Set<String> origins = new TreeSet<>();
        for (int seed = 0; seed < 400; seed++) {
            origins.add(nsga2.propose(new SplittableRandom(seed)).origin());
        }
        String rejected = "an architecture that a limit rejected";
        assertThat(origins)
                .contains(
                        "child of trials 1 and 0",
                        "child of trial 1 and " + rejected,
                        "child of two architectures that a limit rejected",
                        "mutation of " + rejected)
                .allMatch(origin -> origin.replace(rejected, "R")
                        .matches("child of (trials \\d and \\d|trial \\d and R|R and trial \\d"
                                + "|two architectures that a limit rejected)|mutation of (trial \\d|R)"));
        assertThat(TrialNames.brief(TrialNames.rejected(2))).isEqualTo("rejected 3");
        assertThat(TrialNames.of(TrialNames.earlier(12))).isEqualTo("trial 12 of the earlier run");
    }

    private static Map<String, Double> metrics(double accuracy, double latency) {
        return Map.of("accuracy", accuracy, "latency", latency);
    }

    private static Trial observed(int id, Outcome outcome) {
        return trial(id, new Proposal(SPACE.random(new SplittableRandom(id)), "given"), outcome);
    }
}
