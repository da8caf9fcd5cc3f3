package org.nasturtium.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.Placement;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchEvent;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.search.SearchStopped;
import org.nasturtium.engine.search.SmallSearch;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

class ComparingTest {
    private static final StrategyChoice LOCAL = new StrategyChoice("local", Map.of());
    private static final StrategyChoice EVOLUTION = new StrategyChoice("evolution", Map.of("population", 8));

    @TempDir
    Path runs;

    private ComparisonDefinition onTable(int trials, int seeds, StrategyChoice... strategies) throws IOException {
        SearchDefinition search =
                SearchDefinition.of(SmallTable.SPACE, SmallTable.in(runs)).within(Budget.trials(trials));
        return ComparisonDefinition.of(search, strategies).over(ComparisonDefinition.firstSeeds(seeds));
    }

    @Test
    void saysThatLocalSearchBeatsRandomSearchOnASmoothTable() throws IOException {
        Comparison comparison = SmallTable.compare(runs, onTable(60, 12, LOCAL, EVOLUTION));

        assertThat(comparison.runs()).hasSize(36).allMatch(run -> run.trials().size() == 60);
        assertThat(comparison.words()).contains("test column `test`").contains("selected by `valid` alone");
        assertThat(comparison.sentences().get(0))
                .startsWith("local beat random: +0.")
                .contains("95 % interval [0.")
                .contains("paired t, Holm-corrected, 12 seeds");
        Standing local = comparison.standings().get(1);
        assertThat(local.rank()).isLessThan(comparison.standings().get(0).rank());
        assertThat(local.values().mean())
                .isGreaterThan(comparison.standings().get(0).values().mean());
        assertThat(Files.exists(comparison.folder())).isFalse(); // nothing to keep of a table
    }

    @Test
    void comparesSeveralObjectivesByTheHypervolumeInOneBox() throws IOException {
        ComparisonDefinition one = onTable(60, 12, new StrategyChoice("nsga2", Map.of()));
        SearchDefinition two =
                one.search().aimingAt(List.of(new Objective("valid", true), new Objective("params", false)));
        Comparison comparison = SmallTable.compare(runs, new ComparisonDefinition(two, one.strategies(), one.seeds()));

        assertThat(comparison.objective()).isEqualTo(ObjectiveBox.HYPERVOLUME);
        assertThat(comparison.words()).startsWith("hypervolume of the front of valid, params");
        assertThat(comparison.sentences().get(0)).startsWith("nsga2 beat random: +0.");
        List<Trial> all =
                comparison.runs().stream().flatMap(run -> run.trials().stream()).toList();
        ObjectiveBox box = ObjectiveBox.around(all, two.objectives());
        assertThat(comparison.runs())
                .allSatisfy(run -> assertThat(run.value()).isEqualTo(box.share(run.trials()), within(1e-12)))
                .allSatisfy(run -> assertThat(run.curve().steps())
                        .extracting(IncumbentCurve.Step::value)
                        .isSorted());
        assertThat(comparison.band(1, IncumbentCurve.Cost.QUERIES).points()).hasSize(60);
    }

    @Test
    void findsTheSameWithAnyNumberOfThreads() throws IOException {
        ComparisonDefinition one = onTable(20, 4, EVOLUTION);
        ComparisonDefinition three =
                new ComparisonDefinition(one.search().on(new Placement(3, 1, false)), one.strategies(), one.seeds());

        assertThat(SmallTable.compare(runs.resolve("3"), three).runs())
                .isEqualTo(SmallTable.compare(runs.resolve("1"), one).runs());
    }

    @Test
    void claimsNothingFromOneSeed() throws IOException {
        assertThat(SmallTable.compare(runs, onTable(20, 1, LOCAL)).sentences())
                .singleElement()
                .asString()
                .startsWith("local and random: n = 1: no claim");
    }

    @Test
    void takesARandomSearchThatWasNamedInPlaceOfItsOwn() throws IOException {
        Comparison same = SmallTable.compare(runs, onTable(10, 4, new StrategyChoice("random", Map.of("naive", true))));

        assertThat(same.strategies()).hasSize(1);
        assertThat(same.sentences()).containsExactly("only random search ran: there is nothing to compare it with");
    }

    @Test
    void comparesTrainingsByValidationAndRunsNoneTwice() {
        Electricity electricity = new Electricity(15.0, 56.0);
        SearchDefinition small = SmallSearch.definition(4, 1);
        SearchDefinition search = small.on(small.placement().with(electricity));
        ComparisonDefinition definition =
                ComparisonDefinition.of(search, EVOLUTION).over(List.of(1L, 2L));
        Cancellation wish = new Cancellation();
        AtomicInteger steps = new AtomicInteger();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.Step && steps.incrementAndGet() == 10) {
                wish.request();
            }
        };
        try (RunSession session = new RunSession(SmallTable.environment(runs, false, stopper, wish))) {
            assertThatThrownBy(() -> Comparing.run(definition, session))
                    .isInstanceOf(SearchStopped.class)
                    .hasMessageStartingWith("comparison stopped after 2 of 4 searches; all of them are kept")
                    .hasMessageEndingWith("Go on with `nas resume " + runs.resolve("compare") + "`.");
        }
        AtomicInteger trained = new AtomicInteger();
        SearchListener counter = event -> trained.addAndGet(event instanceof SearchEvent.Step ? 1 : 0);
        Comparison resumed;
        try (RunSession session = new RunSession(SmallTable.environment(runs, true, counter, new Cancellation()))) {
            resumed = Comparing.run(definition, session);
        }
        Comparison undisturbed = SmallTable.compare(runs.resolve("again"), definition);

        assertThat(trained.get()).isBetween(6, 8); // two searches of four trials are left, one of them begun
        assertThat(values(resumed)).isEqualTo(values(undisturbed));
        assertThat(resumed.words()).isEqualTo("validation accuracy of the best trial; the test split is not read");
        Path second = resumed.folder().resolve("evolution-population-8/seed-2");
        assertThat(second.resolve("journal.jsonl")).exists();
        assertThat(ArchivedSearch.read(second).result().definition().placement().electricity())
                .isEqualTo(electricity);

        ComparisonDefinition longer = ComparisonDefinition.of(search.within(Budget.trials(5)), EVOLUTION);
        try (RunSession session =
                new RunSession(SmallTable.environment(runs, true, SearchListener.SILENT, new Cancellation()))) {
            assertThatThrownBy(() -> Comparing.run(longer, session))
                    .hasMessageContaining("was begun by another search: budget.trials was 4, is 5");
        }
    }

    @Test
    void runsOneSearchAtATimeWhereItsBudgetPaysForTheWholeProcess() {
        AtomicInteger working = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Reward slow = Reward.of("accuracy", List.of("accuracy"), metrics -> {
            most.accumulateAndGet(working.incrementAndGet(), Math::max);
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos()); // others would come meanwhile
            working.decrementAndGet();
            return metrics.get("accuracy");
        });
        ComparisonDefinition usual =
                ComparisonDefinition.of(SmallSearch.definition(2, 1), EVOLUTION).over(List.of(1L, 2L));
        SearchDefinition search = usual.search()
                .on(Placement.threads(4))
                .rewarding(slow)
                .within(new Budget(2, Duration.ofMinutes(9), null).withWinner(0.5));

        Comparison comparison =
                SmallTable.compare(runs, new ComparisonDefinition(search, usual.strategies(), usual.seeds()));

        assertThat(most).hasValue(1);
        assertThat(comparison.notes())
                .anyMatch(note -> note.startsWith("one search at a time, since a budget of time"))
                .anyMatch(note -> note.startsWith("no winner is trained for good"));
        assertThat(comparison.folder().resolve("random/seed-1/journal.jsonl")).exists();
        assertThat(comparison.folder().resolve("random/seed-1/weights/winner.safetensors"))
                .doesNotExist();
    }

    @Test
    void drawsWhatAPromotionAddsToItsFirstEpochs() {
        SearchDefinition search = SmallSearch.definition(2, 1);
        Architecture one = SmallSearch.SPACE.all().findFirst().orElseThrow();
        List<Trial> trials = List.of(
                new Trial(0, one, new Fidelity(3, 1, 1 / 3.0), "", completed(0.7), 3),
                new Trial(1, one, new Fidelity(9, 1), "", completed(0.9), 6));

        IncumbentCurve curve = Measure.of(search).among(List.of(trials)).apply(trials);

        assertThat(curve.total(IncumbentCurve.Cost.EPOCHS)).isEqualTo(9);
    }

    private static Outcome completed(double accuracy) {
        return new Outcome.Completed(Map.of("accuracy", accuracy), List.of());
    }

    private static List<Double> values(Comparison comparison) {
        return comparison.runs().stream().map(ComparedRun::value).toList();
    }

    @Test
    void drawsCurvesThatEndWhereTheirSearchesEnd() throws IOException {
        Comparison comparison = SmallTable.compare(runs, onTable(30, 5, LOCAL));

        Band band = comparison.band(1, IncumbentCurve.Cost.QUERIES);

        assertThat(band.points()).hasSize(30);
        assertThat(band.points().get(29).mean())
                .isEqualTo(comparison.standings().get(1).values().mean());
        assertThat(band.points()).allMatch(point -> point.low() <= point.mean() && point.mean() <= point.high());
        assertThat(comparison.band(1, IncumbentCurve.Cost.SECONDS).points()).hasSize(30);
    }

    @Test
    void refusesSeedsThatCountTwice() {
        SearchDefinition search = SmallSearch.definition(4, 1);

        assertThatThrownBy(() -> ComparisonDefinition.of(search, LOCAL).over(List.of(1L, 1L)))
                .hasMessageStartingWith("compare: seeds [1, 1] name one twice");
        assertThatThrownBy(() -> ComparisonDefinition.of(search, new StrategyChoice("locl", Map.of())))
                .hasMessageStartingWith("unknown strategy `locl`\nDid you mean `local`?");
    }
}
