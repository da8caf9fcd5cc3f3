package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;

class RegularizedEvolutionTest extends SearchStrategyContract {
    private static final List<Limit> SLOW = List.of(new Limit("latency", 2));
    static final List<Limit> TIGHT = List.of(new Limit("latency", -0.5));

    @Override
    String name() {
        return "evolution";
    }

    @Test
    void mutatesTheBestOfTheTournament() {
        // a tournament of 50 draws from 4 holds all of them but for one case in a million
        RegularizedEvolution evolution = new RegularizedEvolution(SPACE, ACCURACY, 4, 50);
        List<Double> accuracies = List.of(0.3, 0.9, 0.5, 0.7);
        for (int k = 0; k < 4; k++) {
            evolution.observe(observed(k, accuracies.get(k)));
        }
        assertThat(evolution.propose(new SplittableRandom(1)).origin()).isEqualTo("mutation of trial 1");
    }

    @Test
    void letsTheOldestDieNotTheWorst() {
        RegularizedEvolution evolution = new RegularizedEvolution(SPACE, ACCURACY, 3, 50);
        List<Double> accuracies = List.of(0.9, 0.1, 0.2, 0.3);
        for (int k = 0; k < 4; k++) {
            evolution.observe(observed(k, accuracies.get(k)));
        }
        assertThat(evolution.propose(new SplittableRandom(1)).origin())
                .as("trial 0 was the best and the oldest")
                .isEqualTo("mutation of trial 3");
    }

    @Test
    void letsDominationDecideBetweenSeveralObjectives() {
        List<Objective> two = List.of(new Objective("accuracy", true), new Objective("params", false));
        RegularizedEvolution evolution = new RegularizedEvolution(SPACE, two, 2, 50);
        evolution.observe(observed(0, Map.of("accuracy", 0.9, "params", 10.0)));
        evolution.observe(observed(1, Map.of("accuracy", 0.8, "params", 20.0)));

        assertThat(evolution.propose(new SplittableRandom(1)).origin()).isEqualTo("mutation of trial 0");
    }

    @Test
    void letsAnyFeasibleOneWinThenTheSmallerBreach() {
        RegularizedEvolution evolution = new RegularizedEvolution(SPACE, ACCURACY, SLOW, 3, 50);
        evolution.observe(infeasible(0, 0.9, 4));
        evolution.observe(infeasible(1, 0.8, 3));
        evolution.observe(infeasible(2, 0.9, 6));
        assertThat(evolution.propose(new SplittableRandom(1)).origin()).isEqualTo("mutation of trial 1");

        evolution.observe(observed(3, Map.of("accuracy", 0.1, "latency", 2.0)));
        assertThat(evolution.propose(new SplittableRandom(1)).origin()).isEqualTo("mutation of trial 3");
    }

    @Test
    void letsNoInfeasibleOneTakeThePlaceOfAFeasibleOne() {
        RegularizedEvolution evolution = new RegularizedEvolution(SPACE, ACCURACY, SLOW, 2, 50);
        evolution.observe(infeasible(0, 0.9, 4));
        evolution.observe(observed(1, 0.5));
        evolution.observe(observed(2, 0.4));
        for (int k = 3; k < 10; k++) {
            evolution.observe(infeasible(k, 0.9, 3));
        }
        assertThat(evolution.propose(new SplittableRandom(1)).origin())
                .as("trial 0 made room, and the others found none")
                .isEqualTo("mutation of trial 1");
    }

    @Test
    void reachesWhatIsFeasibleSoonerByLearningFromBreaches() {
        int seeds = 40;
        int learnt = 0;
        int random = 0;
        for (int seed = 0; seed < seeds; seed++) {
            learnt += feasible(new RegularizedEvolution(SPACE, ACCURACY, TIGHT, 8, 3), seed);
            random += feasible(new RandomSearch(SPACE), seed);
        }
        // about one in five members keeps within the limit
        assertThat(learnt).isGreaterThan(random + 2 * seeds);
    }

    /** Of 30 trials, those whose score keeps within the limit, which only evaluation tells. */
    static int feasible(SearchStrategy strategy, long seed) {
        int feasible = 0;
        for (int k = 0; k < 30; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(1000 * seed + k));
            double score = score(proposal.architecture());
            Map<String, Double> metrics = Map.of("accuracy", 0.5, "latency", -score);
            boolean holds = TIGHT.get(0).holds(-score);
            feasible += holds ? 1 : 0;
            strategy.observe(trial(
                    k,
                    proposal,
                    holds ? new Outcome.Completed(metrics, List.of()) : new Outcome.Infeasible("slow", metrics)));
        }
        return feasible;
    }

    private static Trial infeasible(int id, double accuracy, double latency) {
        Proposal proposal = new Proposal(SPACE.random(new SplittableRandom(id)), "given");
        return trial(id, proposal, new Outcome.Infeasible("slow", Map.of("accuracy", accuracy, "latency", latency)));
    }

    @Test
    void findsBetterArchitecturesThanRandomSearch() {
        double evolution = 0;
        double random = 0;
        int seeds = 40;
        for (int seed = 0; seed < seeds; seed++) {
            evolution += meanOfLater(new RegularizedEvolution(SPACE, ACCURACY, 8, 3), seed);
            random += meanOfLater(new RandomSearch(SPACE), seed);
        }
        // means over 40 seeds differ by about 0.2 with a standard error of 0.01
        assertThat(evolution / seeds).isGreaterThan(random / seeds + 0.1);
    }

    private double meanOfLater(SearchStrategy strategy, long seed) {
        return run(strategy, 30, 1, seed).subList(10, 30).stream()
                .mapToDouble(proposal -> score(proposal.architecture()))
                .average()
                .orElseThrow();
    }

    private static Trial observed(int id, double accuracy) {
        return observed(id, Map.of("accuracy", accuracy));
    }

    private static Trial observed(int id, Map<String, Double> metrics) {
        Proposal proposal = new Proposal(SPACE.random(new SplittableRandom(id)), "given");
        return trial(id, proposal, new Outcome.Completed(metrics, List.of()));
    }
}
