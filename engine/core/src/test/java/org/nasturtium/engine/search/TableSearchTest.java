package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.table.FileTableSource;
import org.nasturtium.engine.table.Rehearsal;

class TableSearchTest {
    private static final SearchSpace SPACE = SearchSpace.of(
            "sizes",
            List.of(
                    Decision.choice("a", 1, 2, 3, 4).whenever(4, Decision.choice("extra", "yes", "no")),
                    Decision.choice("b", 1, 2, 3, 4),
                    Decision.choice("c", 1, 2, 3)));

    @TempDir
    Path runs;

    private FileTableSource table() throws IOException {
        return table(1);
    }

    /** Every {@code keep}th member. */
    private FileTableSource table(int keep) throws IOException {
        StringBuilder lines = new StringBuilder("a,b,c,extra,valid,test,params\n");
        List<Architecture> all = SPACE.all().toList();
        for (int i = 0; i < all.size(); i += keep) {
            Architecture member = all.get(i);
            long params = 100 * (Long) member.value("a") + (Long) member.value("b");
            double valid = 0.5 + 0.05 * (Long) member.value("a") - 0.02 * Math.abs((Long) member.value("b") - 3);
            lines.append(member.value("a"))
                    .append(',')
                    .append(member.value("b"))
                    .append(',');
            lines.append(member.value("c")).append(',').append(member.values().getOrDefault("extra", ""));
            lines.append(',')
                    .append(valid + 0.001 * i)
                    .append(',')
                    .append(valid)
                    .append(',')
                    .append(params)
                    .append('\n');
        }
        return FileTableSource.of(Files.writeString(runs.resolve("mine.csv"), lines), SPACE, "valid", "test");
    }

    @Test
    void refusesRepeatsOfWhatIsLookedUpUnlessItRehearses() throws IOException {
        SearchDefinition on = SearchDefinition.of(SPACE, table());
        assertThatThrownBy(() -> run(on.trainedBy(on.training().repeated(3))))
                .hasMessageContaining("repeats 3 says nothing to table");
        SearchDefinition rehearsed = on.on(new Rehearsal(table(), new Digits())).within(Budget.trials(2));
        assertThat(run(rehearsed.trainedBy(on.training().repeated(3))).trials()).hasSize(2);
    }

    private SearchResult run(SearchDefinition definition) {
        return SmallSearch.run(runs, definition);
    }

    @Test
    void findsTheBestRowThroughTheUsualLoopAndReadsTheTestOnce() throws IOException {
        SearchResult result = run(SearchDefinition.of(SPACE, table()).within(Budget.trials(60)));

        assertThat(result.trials()).hasSize(60);
        assertThat(result.best().metric("valid")).isEqualTo(best(result, "valid"));
        assertThat(result.best().metrics()).doesNotContainKey("test");
        assertThat(result.notes())
                .contains("times are simulated: an epoch counts 1 s (stated, not measured)")
                .anyMatch(note -> note.startsWith("same seed, same trials"));

        TestReport test = result.best().test();

        assertThat(test.metrics()).containsOnlyKeys("test");
        assertThat(Journal.read(result.run().resolve(RunFolder.JOURNAL)))
                .filteredOn(event ->
                        event instanceof JournalEvent.Used used && used.what().equals("tested"))
                .hasSize(1);
        assertThatThrownBy(() -> result.best().retrain())
                .hasMessageContaining("there is nothing to train")
                .hasMessageContaining("`best.test()`");
    }

    private static double best(SearchResult result, String metric) {
        return result.trials().stream()
                .mapToDouble(trial -> trial.metrics().getOrDefault(metric, 0.0))
                .max()
                .orElseThrow();
    }

    @Test
    void isReadBackAsItWas() throws IOException {
        SearchResult live = run(SearchDefinition.of(SPACE, table()).within(Budget.trials(8)));
        TestReport test = live.best().test();

        ArchivedSearch read = ArchivedSearch.read(live.run());

        assertThat(read.result().trials()).isEqualTo(live.trials());
        assertThat(read.result().notes()).isEqualTo(live.notes());
        assertThat(read.test()).isEqualTo(test);
        assertThat(read.network()).isNull();
        assertThat(read.result().definition().data().isTable()).isTrue();
    }

    @Test
    void refusesACarbonBudgetAndSpendsNone() throws IOException {
        SearchDefinition table = SearchDefinition.of(SPACE, table());
        assertThatThrownBy(() -> run(table.within(Budget.of(Resource.CARBON, 500))))
                .hasMessageContaining("are looked up, so no g CO2e are spent on them");
        assertThat(run(table.within(Budget.trials(3))).energy()).isNull();
    }

    @Test
    void refusesToMeasureWhatIsLookedUp() throws IOException {
        SearchDefinition measured = SearchDefinition.of(SPACE, table()).within(Budget.of(Resource.CPU, 150));

        assertThatThrownBy(() -> run(measured))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "are looked up, so no CPU seconds are spent on them\nMaybe bound the simulated time");
    }

    @Test
    void endsByTheSimulatedClock() throws IOException {
        FileTableSource minuteEach = new FileTableSource(table().file(), SPACE, "valid", "test", false, 60);
        SearchResult result =
                run(SearchDefinition.of(SPACE, minuteEach).within(new Budget(null, Duration.ofMinutes(10), null)));

        assertThat(result.trials()).hasSize(10).allMatch(trial -> trial.seconds() == 60);
        assertThat(result.seconds()).isEqualTo(600);
    }

    @Test
    void keepsNothingBackForAWinnerThatNobodyTrains() throws IOException {
        FileTableSource minuteEach = new FileTableSource(table().file(), SPACE, "valid", "test", false, 60);
        Budget half = new Budget(null, Duration.ofMinutes(10), null).withWinner(0.5);
        SearchResult result = run(SearchDefinition.of(SPACE, minuteEach)
                .using(new StrategyChoice("bayes", Map.of()))
                .within(half));

        assertThat(result.trials()).hasSize(10);
        assertThat(result.notes())
                .contains("no winner is trained for good on a table; all of the budget goes to the search")
                .noneMatch(note -> note.contains("for training the winner"));
        assertThatThrownBy(result::winner).hasMessageContaining("no winner is trained for good on a table");
    }

    @Test
    void goesOnAfterAStopAsIfNothingHadHappened() throws IOException {
        FileTableSource minuteEach = new FileTableSource(table().file(), SPACE, "valid", "test", false, 60);
        SearchDefinition definition =
                SearchDefinition.of(SPACE, minuteEach).within(new Budget(40, Duration.ofMinutes(20), null));
        List<Trial> undisturbed = SmallSearch.run(runs.resolve("a"), definition).trials();

        Cancellation cancellation = new Cancellation();
        AtomicInteger done = new AtomicInteger();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone && done.incrementAndGet() == 7) {
                cancellation.request();
            }
        };
        SearchEnvironment first = new SearchEnvironment(runs.resolve("b"), "small", "", false, stopper, cancellation);
        assertThatThrownBy(() -> SmallSearch.run(definition, first)).isInstanceOf(SearchStopped.class);
        SearchResult resumed =
                SmallSearch.run(definition, SmallSearch.environment(runs.resolve("b"), true, SearchListener.SILENT));

        assertThat(resumed.trials()).isEqualTo(undisturbed).hasSize(20);
    }

    @Test
    void takesMissingRowsAndMissingNumbersAsInfeasible() throws IOException {
        SearchResult result = run(SearchDefinition.of(SPACE, table(5))
                .using(new StrategyChoice("random", Map.of()))
                .within(Budget.trials(40)));

        assertThat(result.trials())
                .filteredOn(trial -> trial.outcome().status().equals("infeasible"))
                .isNotEmpty()
                .allSatisfy(trial -> assertThat(trial.outcome().toString()).contains("not in the table"));
        assertThat(result.best().metric("valid")).isPositive();
    }

    @Test
    void checksLimitsThatTheGraphWouldTellBeforeATrialIsSpent() throws IOException {
        SearchResult result = run(SearchDefinition.of(SPACE, table())
                .subjectTo(List.of(new Limit("params", 250)))
                .within(Budget.trials(20)));

        assertThat(result.trials())
                .extracting(trial -> trial.outcome().status())
                .containsOnly("completed");
        assertThat(result.trials()).allMatch(trial -> trial.metrics().get("params") <= 250);
    }

    @Test
    void tellsChildrenOfWhatALimitRejectedFromThoseOfTrials() throws IOException {
        SearchResult result = run(SearchDefinition.of(SPACE, table())
                .using(new StrategyChoice("nsga2", Map.of("population", 4)))
                .subjectTo(List.of(new Limit("params", 150)))
                .within(Budget.trials(20)));

        assertThat(result.trials()).extracting(Trial::origin).anyMatch(origin -> origin.contains("a limit rejected"));
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(Pattern.compile("-?\\d+")
                                .matcher(trial.origin())
                                .results())
                        .allSatisfy(
                                id -> assertThat(Integer.parseInt(id.group())).isBetween(0, trial.id() - 1)));
    }

    @Test
    void namesTheNearestMetric() throws IOException {
        SearchDefinition definition =
                SearchDefinition.of(SPACE, table()).aimingAt(List.of(new Objective("vaild", true)));

        assertThatThrownBy(() -> run(definition))
                .hasMessageStartingWith("metric `vaild` is not in table('")
                .hasMessageEndingWith("Did you mean `valid`? Known: params, valid");
    }

    @Test
    void saysThatAnotherSpaceIsNotTheTables() throws IOException {
        SearchSpace other = SearchSpace.of("other", List.of(Decision.choice("a", 1, 2)));
        SearchDefinition definition = SearchDefinition.of(other, table());

        assertThatThrownBy(() -> run(definition))
                .hasMessageStartingWith("space `other` is not that of table('")
                .hasMessageContaining("decision `b` is missing");
    }

    @Test
    void saysThatARehearsalTrainedNothing() throws IOException {
        SearchResult result = run(
                SearchDefinition.of(SPACE, new Rehearsal(table(), new Digits())).within(Budget.trials(5)));

        assertThat(result.notes())
                .anyMatch(note -> note.startsWith("a rehearsal: every result is looked up in table('")
                        && note.endsWith("nothing was trained on digits()"));
    }

    @Test
    void cannotTrainASpaceWithoutNetworks() {
        SearchDefinition definition = SearchDefinition.of(SPACE, new Digits()).withBackend("toy");

        assertThatThrownBy(() -> run(definition))
                .hasMessageStartingWith("space `sizes` has no networks: its members are only names");
    }

    @Test
    void decidesTheSameWithSeveralThreads() throws IOException {
        SearchDefinition definition = SearchDefinition.of(SPACE, table()).within(Budget.trials(20));
        List<List<Trial>> all = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            all.add(SmallSearch.run(runs.resolve("threads" + threads), definition.on(new Placement(threads, 3, false)))
                    .trials());
        }
        assertThat(all.get(1)).isEqualTo(all.get(0));
    }
}
