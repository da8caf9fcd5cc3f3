package org.nasturtium.engine.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.proxy.Scores;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.Domain;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

/** What every strategy of the catalogue keeps to; a subclass names one. */
abstract class SearchStrategyContract {
    static final List<Objective> ACCURACY = List.of(new Objective("accuracy", true));
    static final SearchSpace SPACE = SearchSpace.of(
            "contract",
            List.of(
                    Decision.choice("a", 1L, 2L, 3L, 4L),
                    Decision.choice("b", "x", "y", "z").whenever("y", Decision.choice("b.inner", 8L, 16L)),
                    Decision.choice("c", 1L, 2L, 3L, 4L, 5L)));

    static final List<Objective> TWO = List.of(new Objective("accuracy", true), new Objective("params", false));
    static final SearchSpace WIDE = SearchSpace.of(
            "wide",
            List.of(
                    Decision.choice("depth", "shallow", "middle", "deep")
                            .whenever("middle", decision("units", new Domain.IntegerRange(16, 256, 1, true)))
                            .whenever(
                                    "deep",
                                    decision("deep", new Domain.IntegerRange(3, 99, 3, false)),
                                    Decision.choice("deep.act", "relu", "swish")
                                            .whenever("swish", decision("beta", new Domain.RealRange(0.5, 2, false)))),
                    decision("rate", new Domain.RealRange(1e-4, 1e-1, true)),
                    Decision.choice("fixed", 1L)));

    private static Decision decision(String name, Domain domain) {
        return new Decision(name, domain);
    }

    static final FidelityScale NINE_EPOCHS = new FidelityScale(
            TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(9)).parts());

    /** What a proxy may say: the space has no networks. */
    static final Scores SCORES = (proxy, architecture) -> architecture.text().hashCode();

    /** The catalogue's word. */
    abstract String name();

    private SearchStrategy create(int trials) {
        return Strategies.create(
                new StrategyChoice(name(), Map.of()),
                new StrategyTask(SPACE, ACCURACY, List.of(), trials, Map.of(), NINE_EPOCHS, SCORES));
    }

    /** An accuracy that one can climb. */
    static double score(Architecture architecture) {
        double score = ((Number) architecture.value("a")).doubleValue();
        score += architecture.value("b").equals("y") ? 3 : 0;
        return (score - Math.abs(((Number) architecture.value("c")).doubleValue() - 2)) / 10;
    }

    static Trial trial(int id, Proposal proposal, Outcome outcome) {
        return new Trial(
                id, proposal.architecture(), new Fidelity(1, 1, proposal.part()), proposal.origin(), outcome, 0);
    }

    List<Proposal> run(SearchStrategy strategy, int trials, int lag, long seed) {
        List<Proposal> proposals = new ArrayList<>();
        for (int k = 0; k < trials; k++) {
            proposals.add(strategy.propose(new SplittableRandom(seed * 1_000 + k)));
            int observed = k - lag + 1;
            if (observed >= 0) {
                Proposal proposal = proposals.get(observed);
                strategy.observe(trial(
                        observed,
                        proposal,
                        new Outcome.Completed(Map.of("accuracy", score(proposal.architecture())), List.of())));
            }
        }
        return proposals;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void proposesMembersOfTheSpace(long seed) {
        assertThat(run(create(60), 60, 1, seed)).allSatisfy(proposal -> {
            assertThat(SPACE.parse(proposal.architecture().text())).isEqualTo(proposal.architecture());
            assertThat(proposal.origin()).isNotBlank();
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void proposesTheSameForTheSameSeedAndTheSameObservations(long seed) {
        assertThat(run(create(60), 60, 4, seed)).isEqualTo(run(create(60), 60, 4, seed));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void proposesAheadOfAnyObservation(long seed) {
        assertThat(run(create(60), 60, 60, seed)).hasSize(60);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void proposesEveryMemberBeforeItRepeatsOne(long seed) {
        int size = SPACE.size().intValueExact();
        assertThat(run(create(size), size, 1, seed))
                .extracting(proposal -> proposal.architecture().text() + " at " + proposal.part())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void worksOnConditionsIntervalsAndLongRanges(long seed) {
        assumeTrue(!name().equals("exhaustive"), "an exhaustive search refuses it");
        SearchStrategy strategy = Strategies.create(
                new StrategyChoice(name(), Map.of()),
                new StrategyTask(WIDE, TWO, List.of(), 60, Map.of(), NINE_EPOCHS, SCORES));
        List<Proposal> proposals = new ArrayList<>();
        for (int k = 0; k < 60; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(seed * 1_000 + k));
            proposals.add(proposal);
            assertThat(WIDE.parse(proposal.architecture().text())).isEqualTo(proposal.architecture());
            if (k >= 3) {
                Architecture earlier = proposals.get(k - 3).architecture();
                Map<String, Double> metrics =
                        Map.of("accuracy", earlier.has("deep") ? 0.9 : 0.5, "params", earlier.hashCode() % 100.0);
                Outcome outcome = k % 5 == 0
                        ? new Outcome.Failed("diverged")
                        : k % 7 == 0
                                ? new Outcome.Infeasible("params", metrics)
                                : new Outcome.Completed(metrics, List.of());
                strategy.observe(trial(k - 3, proposals.get(k - 3), outcome));
                assertThat(strategy.explain().sentence()).endsWith(".");
            }
        }
        assertThat(proposals)
                .extracting(proposal -> proposal.architecture().text() + " at " + proposal.part())
                .doesNotHaveDuplicates();
    }

    @Test
    void worksOnASpaceWithASingleMember() {
        SearchSpace single = SearchSpace.of("single", List.of(Decision.choice("a", 1L)));
        SearchStrategy strategy = Strategies.create(
                new StrategyChoice(name(), Map.of()),
                new StrategyTask(single, ACCURACY, List.of(), 20, Map.of(), NINE_EPOCHS, SCORES));
        for (int k = 0; k < 20; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(k));
            strategy.observe(trial(k, proposal, new Outcome.Completed(Map.of("accuracy", 0.5), List.of())));
            assertThat(proposal.architecture().text()).isEqualTo("a=1");
        }
    }

    @Test
    void explainsWhatItDidWithPanels() {
        SearchStrategy strategy = create(40);
        assertThat(strategy.explain().sentence()).isNotBlank().doesNotContain("does not explain itself");
        run(strategy, 40, 2, 1);
        assertThat(strategy.explain().sentence()).endsWith(".");
        assertThat(strategy.explain().panels()).isNotEmpty().allSatisfy(panel -> {
            assertThat(panel.name()).isNotBlank();
            assertThat(panel.columns()).isNotEmpty();
            assertThat(panel.rows()).allSatisfy(row -> assertThat(row).hasSameSizeAs(panel.columns()));
        });
    }

    @Test
    void explainingChangesNothing() {
        SearchStrategy silent = create(40);
        SearchStrategy asked = create(40);
        for (int k = 0; k < 40; k++) {
            Proposal proposal = silent.propose(new SplittableRandom(k));
            assertThat(asked.propose(new SplittableRandom(k))).isEqualTo(proposal);
            Map<String, Double> metrics = Map.of("accuracy", score(proposal.architecture()));
            asked.explain();
            silent.observe(trial(k, proposal, new Outcome.Completed(metrics, List.of())));
            asked.observe(trial(k, proposal, new Outcome.Completed(metrics, List.of())));
            asked.explain();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void goesOnWhenEverythingFails(long seed) {
        SearchStrategy strategy = create(60);
        for (int k = 0; k < 60; k++) {
            Proposal proposal = strategy.propose(new SplittableRandom(seed + k));
            Outcome outcome = switch (k % 3) {
                case 0 -> new Outcome.Failed("diverged");
                case 1 -> new Outcome.Infeasible("params", Map.of("params", 1.0));
                default -> new Outcome.Completed(Map.of("accuracy", Double.NaN), List.of());
            };
            strategy.observe(trial(k, proposal, outcome));
        }
        assertThat(strategy.propose(new SplittableRandom(seed))).isNotNull();
    }
}
