package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;

/** Successive halving, asynchronous or not, and Hyperband. */
final class HalvingTest {
    private static final SearchSpace NUMBERS =
            SearchSpace.of("numbers", List.of(new Decision("x", new Domain.IntegerRange(0, 9_999, 1, false))));
    private static final FidelityScale NINE =
            new FidelityScale(List.of(1 / 9.0, 2 / 9.0, 3 / 9.0, 4 / 9.0, 5 / 9.0, 6 / 9.0, 7 / 9.0, 8 / 9.0, 1.0));

    @Test
    void promotesTheBestThirdOfEachRungAndGoesOnWithItsTraining() {
        List<Trial> trials = run("halving", 13);
        List<Trial> lowest = trials.subList(0, 9);
        List<Trial> middle = trials.subList(9, 12);
        assertThat(lowest).allMatch(trial -> trial.part() == 1 / 9.0);
        assertThat(middle).allMatch(trial -> trial.part() == 3 / 9.0);
        assertThat(trials.get(12).part()).isEqualTo(1);
        List<Trial> best = Standing.bestFirst(lowest, SearchStrategyContract.ACCURACY);
        assertThat(middle)
                .extracting(Trial::architecture)
                .containsExactlyElementsOf(
                        best.subList(0, 3).stream().map(Trial::architecture).toList());
        assertThat(trials.get(12).architecture()).isEqualTo(best.get(0).architecture());
        assertThat(trials.get(9).origin()).isEqualTo("trial " + best.get(0).id() + " went on, 1 of 3 promoted");
    }

    @Test
    void promotesAsSoonAsOneOfThreeIsClear() {
        List<Trial> trials = run("asha", 60);
        assertThat(trials.subList(0, 4)).extracting(Trial::part).containsExactly(1 / 9.0, 1 / 9.0, 1 / 9.0, 3 / 9.0);
        Map<Double, Integer> count = new HashMap<>();
        trials.forEach(trial -> count.merge(trial.part(), 1, Integer::sum));
        assertThat(count.get(3 / 9.0)).isBetween(count.get(1 / 9.0) / 4, count.get(1 / 9.0) / 2);
        assertThat(count.get(1.0)).isPositive();
    }

    @Test
    void beginsABracketAtEachRungInTurn() {
        List<Trial> trials = run("hyperband", 13 + 5 + 2 + 3);
        assertThat(trials.subList(0, 9)).allMatch(trial -> trial.part() == 1 / 9.0);
        assertThat(trials.subList(13, 18)).allMatch(trial -> trial.part() == 3 / 9.0);
        assertThat(trials.subList(20, 23)).allMatch(trial -> trial.part() == 1);
    }

    @Test
    void beginsTheNextBracketWhileOneWaits() {
        SearchStrategy strategy = create("halving", Map.of());
        List<Proposal> ahead = new ArrayList<>();
        for (int k = 0; k < 12; k++) {
            ahead.add(strategy.propose(new SplittableRandom(k)));
        }
        assertThat(ahead).allMatch(proposal -> proposal.part() == 1 / 9.0);
    }

    @Test
    void drawsAnotherForOneThatALimitRejected() {
        SearchStrategy strategy = create("halving", Map.of());
        Proposal first = strategy.propose(new SplittableRandom(1));
        strategy.observe(trial(0, first, new Outcome.Infeasible("params", Map.of())));
        for (int k = 0; k < 9; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k + 2));
            assertThat(proposal.part()).isEqualTo(1 / 9.0);
            strategy.observe(trial(k, proposal, completed(proposal)));
        }
        assertThat(strategy.propose(new SplittableRandom(99)).part()).isEqualTo(3 / 9.0);
    }

    @Test
    void saysWhenNothingCheaperCanBeHad() {
        StrategyTask task =
                new StrategyTask(NUMBERS, SearchStrategyContract.ACCURACY, List.of(), 10, Map.of(), FidelityScale.FULL);
        assertThatThrownBy(() -> Strategies.create(new StrategyChoice("asha", Map.of()), task))
                .hasMessageContaining("strategy `asha` begins with cheaper evaluations")
                .hasMessageContaining("train epochs: 9");
    }

    @Test
    void passesOnAsTheCostOfTheRungsSays() {
        FidelityScale two = new FidelityScale(List.of(0.06, 1.0));
        assertThat(two.rungs(3, 5)).containsExactly(0.06, 1.0);
        assertThat(SuccessiveHalving.size(two.rungs(3, 5), 0)).isEqualTo(17);
        assertThat(NINE.rungs(3, 2)).containsExactly(3 / 9.0, 1.0);
        assertThat(NINE.rungs(9, 5)).containsExactly(1 / 9.0, 1.0);
    }

    private static List<Trial> run(String name, int trials) {
        SearchStrategy strategy = create(name, Map.of());
        List<Trial> done = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            if (proposal.continues() >= 0) {
                assertThat(done.get(proposal.continues()).architecture()).isEqualTo(proposal.architecture());
            }
            Trial trial = trial(k, proposal, completed(proposal));
            done.add(trial);
            strategy.observe(trial);
        }
        assertThat(strategy.explain().sentence()).contains("at part");
        return done;
    }

    private static SearchStrategy create(String name, Map<String, Object> options) {
        return Strategies.create(
                new StrategyChoice(name, options),
                new StrategyTask(NUMBERS, SearchStrategyContract.ACCURACY, List.of(), 0, Map.of(), NINE));
    }

    private static Trial trial(int id, Proposal proposal, Outcome outcome) {
        return new Trial(
                id, proposal.architecture(), new Fidelity(1, 1, proposal.part()), proposal.origin(), outcome, 0);
    }

    private static Outcome completed(Proposal proposal) {
        double x = ((Number) proposal.architecture().value("x")).doubleValue();
        return new Outcome.Completed(Map.of("accuracy", x / 10_000), List.of());
    }
}
