package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;

class CokrigingTest extends SearchStrategyContract {
    private static final FidelityScale TWO_PARTS = new FidelityScale(List.of(0.1, 1.0));
    private static final SearchSpace FIVE = SearchSpace.of(
            "five",
            List.of(
                    Decision.choice("v", 0L, 1L, 2L, 3L, 4L),
                    Decision.choice("w", 0L, 1L, 2L, 3L, 4L),
                    Decision.choice("x", 0L, 1L, 2L, 3L, 4L),
                    Decision.choice("y", 0L, 1L, 2L, 3L, 4L),
                    Decision.choice("z", 0L, 1L, 2L, 3L, 4L)));

    @Override
    String name() {
        return "cokriging";
    }

    /** Cheap trainings are deceived by v: its value 4 looks best and is worst. */
    private static double deceived(Architecture architecture, double part) {
        double sum = 0;
        for (String decision : List.of("w", "x", "y", "z")) {
            sum += number(architecture, decision);
        }
        double v = number(architecture, "v");
        return 0.3 + (sum + (part < 1 ? v : v == 4 ? -8 : v)) / 40;
    }

    private static double number(Architecture architecture, String decision) {
        return ((Number) architecture.value(decision)).doubleValue();
    }

    @Test
    void learnsWhatCheapResultsDoNotTell() {
        double models = 0;
        double ranks = 0;
        for (long seed = 0; seed < 5; seed++) {
            models += best(run("cokriging", TWO_PARTS, ACCURACY, CokrigingTest::deceived, 150, seed));
            ranks += best(run("asha", TWO_PARTS, ACCURACY, CokrigingTest::deceived, 150, seed));
        }
        // the best is 0.775, the best of those that look best is 0.5
        assertThat(models / 5).isGreaterThan(0.74);
        assertThat(models).isGreaterThan(ranks + 5 * 0.05);
    }

    @Test
    void passesOnAsManyAsTheCostOfTheNextRungSays() {
        List<Trial> trials = run("cokriging", NINE_EPOCHS, ACCURACY, CokrigingTest::deceived, 200, 1);
        Map<Double, Integer> count = new HashMap<>();
        trials.forEach(trial -> count.merge(trial.part(), 1, Integer::sum));
        assertThat(count.keySet()).containsExactlyInAnyOrder(1 / 9.0, 3 / 9.0, 1.0);
        // the last trial may be the one that lets the next one go on
        assertThat((count.get(1 / 9.0) - 20) / 3 - count.get(3 / 9.0)).isBetween(0, 1);
        assertThat(count.get(3 / 9.0) / 3 - count.get(1.0)).isBetween(0, 1);
    }

    @Test
    void trainsOneInFullWithinFifteenTrials() {
        SearchStrategy strategy = Strategies.create(
                new StrategyChoice("cokriging", Map.of()),
                new StrategyTask(FIVE, ACCURACY, List.of(), 15, Map.of(), NINE_EPOCHS));
        List<Double> parts = new ArrayList<>();
        // the fifteenth is the plain baseline; a full one needs at least 9 cheap ones and 3 in between
        for (int k = 0; k < 14; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            parts.add(proposal.part());
            strategy.observe(trial(k, proposal, completed(deceived(proposal.architecture(), proposal.part()))));
        }
        assertThat(parts).contains(1.0);
    }

    @Test
    void goesOnWithTheTrainingOfTheSameArchitecture() {
        List<Trial> done = new ArrayList<>();
        SearchStrategy strategy = create("cokriging", NINE_EPOCHS, ACCURACY);
        int continued = 0;
        for (int k = 0; k < 120; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            if (proposal.continues() >= 0) {
                continued++;
                Trial earlier = done.get(proposal.continues());
                assertThat(earlier.architecture()).isEqualTo(proposal.architecture());
                assertThat(earlier.part()).isLessThan(proposal.part());
            }
            done.add(trial(k, proposal, completed(deceived(proposal.architecture(), proposal.part()))));
            strategy.observe(done.get(k));
        }
        assertThat(continued).isGreaterThan(25);
    }

    @Test
    void goesOnWithAnotherOneWhereThereIsNoTimeForTheFirst() {
        SearchStrategy strategy = create("cokriging", TWO_PARTS, ACCURACY);
        Set<Architecture> full = new HashSet<>();
        for (int k = 0; full.size() < 3; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            if (proposal.part() == 1) {
                assertThat(full.add(proposal.architecture())).isTrue();
                strategy.withdrawn(proposal);
            } else {
                assertThat(full).as("whose turn it was at trial " + k).isEmpty();
                strategy.observe(trial(k, proposal, completed(deceived(proposal.architecture(), 0.1))));
            }
        }
    }

    @Test
    void findsTheSameByALossAsByTheGainThatIsItsNegative() {
        List<Objective> loss = List.of(new Objective("accuracy", false));
        List<Trial> gains = run("cokriging", TWO_PARTS, ACCURACY, (a, part) -> 7 * deceived(a, part), 100, 3);
        List<Trial> losses = run("cokriging", TWO_PARTS, loss, (a, part) -> -7 * deceived(a, part), 100, 3);
        assertThat(losses)
                .extracting(Trial::architecture)
                .containsExactlyElementsOf(
                        gains.stream().map(Trial::architecture).toList());
    }

    @Test
    void takesWhatWasTriedInFullForKnown() {
        SearchStrategy strategy = create("cokriging", TWO_PARTS, ACCURACY);
        Set<Architecture> told = new HashSet<>();
        SplittableRandom chance = new SplittableRandom(5);
        for (int k = 0; k < 60; k++) {
            Architecture drawn = FIVE.random(chance);
            told.add(drawn);
            strategy.observe(trial(-k - 1, new Proposal(drawn, "earlier"), completed(deceived(drawn, 1))));
        }
        for (int k = 0; k < 60; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            assertThat(told).doesNotContain(proposal.architecture());
            strategy.observe(trial(k, proposal, completed(deceived(proposal.architecture(), proposal.part()))));
        }
    }

    private static double best(List<Trial> trials) {
        return trials.stream()
                .filter(trial -> trial.part() == 1)
                .mapToDouble(trial -> trial.metrics().get("accuracy"))
                .max()
                .orElseThrow();
    }

    private static SearchStrategy create(String name, FidelityScale scale, List<Objective> objectives) {
        return Strategies.create(
                new StrategyChoice(name, Map.of()), new StrategyTask(FIVE, objectives, List.of(), 0, Map.of(), scale));
    }

    private static List<Trial> run(
            String name,
            FidelityScale scale,
            List<Objective> objectives,
            ToDoubleBiFunction<Architecture, Double> landscape,
            int trials,
            long seed) {
        SearchStrategy strategy = create(name, scale, objectives);
        List<Trial> done = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(seed * 1_000 + k));
            double value = landscape.applyAsDouble(proposal.architecture(), proposal.part());
            done.add(trial(k, proposal, completed(value)));
            strategy.observe(done.get(k));
        }
        return done;
    }

    private static Outcome completed(double value) {
        return new Outcome.Completed(Map.of("accuracy", value), List.of());
    }
}
