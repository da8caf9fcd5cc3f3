package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.energy.Electricity;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Reward;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.store.RunRefused;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.TrainingCancelled;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

class SearchTest {
    @TempDir
    Path runs;

    @Test
    void keepsToItsBudgetAndBeginsWithTheBaseline() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(9, 1));

        assertThat(result.trials()).hasSize(9).extracting(Trial::id).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(result.trials().get(0).origin()).isEqualTo("baseline");
        assertThat(result.reason()).isEqualTo("budget of 9 trials spent");
        assertThat(result.best().metric("accuracy")).isGreaterThan(0.7);
        assertThat(result.trials())
                .extracting(trial -> trial.architecture().text())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void decidesTheSameForAnyNumberOfThreadsUpToTheLag(int threads) {
        List<String> alone = decisions(SmallSearch.run(runs.resolve("a"), SmallSearch.definition(14, 1)));
        List<String> together = decisions(SmallSearch.run(runs.resolve("b"), SmallSearch.definition(14, threads)));

        assertThat(together).isEqualTo(alone);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 9})
    void goesOnAfterAStopAsIfNothingHadHappened(int stopAfter) {
        List<String> undisturbed = decisions(SmallSearch.run(runs.resolve("a"), SmallSearch.definition(12, 2)));

        Cancellation cancellation = new Cancellation();
        AtomicInteger done = new AtomicInteger();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone && done.incrementAndGet() == stopAfter) {
                cancellation.request();
            }
        };
        SearchEnvironment first = new SearchEnvironment(runs.resolve("b"), "small", "", false, stopper, cancellation);
        assertThatThrownBy(() -> SmallSearch.run(SmallSearch.definition(12, 2), first))
                .isInstanceOf(SearchStopped.class)
                .hasMessageContaining("nas resume");

        List<Integer> trained = new ArrayList<>();
        SearchListener counter = event -> {
            if (event instanceof SearchEvent.TrialStarted started) {
                trained.add(started.trial());
            }
        };
        SearchResult resumed = SmallSearch.run(
                SmallSearch.definition(12, 2), SmallSearch.environment(runs.resolve("b"), true, counter));

        assertThat(decisions(resumed)).isEqualTo(undisturbed);
        assertThat(trained).as("no finished trial is trained again").hasSize(12 - stopAfter);
    }

    @Test
    void toleratesATornLastLine() throws IOException {
        List<String> undisturbed = decisions(SmallSearch.run(runs, SmallSearch.definition(6, 1)));
        Path journal = runs.resolve("small").resolve(RunFolder.JOURNAL);
        List<String> lines = Files.readAllLines(journal);
        String torn = String.join("\n", lines.subList(0, 8)) + "\n"
                + lines.get(8).substring(0, lines.get(8).length() / 2);
        Files.writeString(journal, torn);

        SearchResult resumed = SmallSearch.run(
                SmallSearch.definition(6, 1), SmallSearch.environment(runs, true, SearchListener.SILENT));

        assertThat(decisions(resumed)).isEqualTo(undisturbed);
    }

    @Test
    void namesADamagedLineInTheMiddle() throws IOException {
        SmallSearch.run(runs, SmallSearch.definition(3, 1));
        Path journal = runs.resolve("small").resolve(RunFolder.JOURNAL);
        Files.writeString(journal, "{oops\n" + Files.readString(journal));

        assertThatThrownBy(() -> Journal.read(journal)).hasMessageContaining("line 1 is damaged");
    }

    @Test
    void neverOverwritesAFinishedRunAndRefusesAnUnfinishedOne() throws IOException {
        assertThat(SmallSearch.run(runs, SmallSearch.definition(2, 1)).run()).isEqualTo(runs.resolve("small"));
        assertThat(SmallSearch.run(runs, SmallSearch.definition(2, 1)).run()).isEqualTo(runs.resolve("small-2"));
        Files.delete(runs.resolve("small").resolve("finished"));

        assertThatThrownBy(() -> SmallSearch.run(runs, SmallSearch.definition(2, 1)))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("is unfinished")
                .hasMessageContaining("nas resume " + runs.resolve("small"));
    }

    @Test
    void goesOnByItselfInANotebookIfItIsTheSameSearch() throws IOException {
        SearchEnvironment notebook =
                new SearchEnvironment(runs, "", "", false, 0, SearchListener.SILENT, new Cancellation());
        SearchResult first = SmallSearch.run(SmallSearch.definition(2, 1), notebook);
        Files.delete(first.run().resolve("finished"));

        SearchResult wentOn = SmallSearch.run(SmallSearch.definition(2, 1), notebook);
        assertThat(wentOn.run()).isEqualTo(first.run());
        assertThat(decisions(wentOn)).isEqualTo(decisions(first));
        assertThat(wentOn.notes()).anyMatch(note -> note.contains("which knew 2 trials"));
        assertThat(SmallSearch.run(SmallSearch.definition(2, 1), notebook).run())
                .isNotEqualTo(first.run());

        Files.delete(first.run().resolve("finished"));
        SearchDefinition other = SmallSearch.definition(2, 1, List.of(new Limit("params", 1_000)));
        assertThatThrownBy(() -> SmallSearch.run(other, notebook))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("params is new")
                .hasMessageContaining("remove the folder to begin anew");
    }

    @Test
    void refusesToGoOnWithAnotherSearch() {
        SmallSearch.run(runs, SmallSearch.definition(2, 1));

        SearchDefinition other = SmallSearch.definition(2, 1, List.of(new Limit("params", 1_000)));
        assertThatThrownBy(() -> SmallSearch.run(other, SmallSearch.environment(runs, true, SearchListener.SILENT)))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("was begun by another search")
                .hasMessageContaining("params is new");
    }

    @Test
    void refusesASecondProcessOnTheSameRun() {
        SmallSearch.run(runs, SmallSearch.definition(2, 1));
        try (RunFolder held = RunFolder.open(runs.resolve("small"))) {
            assertThatThrownBy(() -> RunFolder.open(held.path()))
                    .isInstanceOf(RunRefused.class)
                    .hasMessageContaining("another process");
        }
    }

    @Test
    void extendsAFinishedRun() {
        List<String> atOnce = decisions(SmallSearch.run(runs.resolve("a"), SmallSearch.definition(5, 1)));
        SmallSearch.run(runs.resolve("b"), SmallSearch.definition(5, 1));
        SearchEnvironment more = new SearchEnvironment(
                runs.resolve("b"), "small", "", true, 4, SearchListener.SILENT, new Cancellation());

        SearchResult extended = SmallSearch.run(SmallSearch.definition(5, 1), more);

        assertThat(extended.trials()).hasSize(9);
        assertThat(decisions(extended).subList(0, 5)).isEqualTo(atOnce);
    }

    @Test
    void chargesNoTrialForWhatALimitRejects() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(6, 1, List.of(new Limit("params", 1_000))));

        assertThat(result.trials()).hasSize(6);
        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.metrics().get("params")).isLessThanOrEqualTo(1_000));
        assertThat(journal("small"))
                .filteredOn(JournalEvent.Proposed.class::isInstance)
                .anySatisfy(event -> assertThat(((JournalEvent.Proposed) event).skipped())
                        .anySatisfy(reason -> assertThat(reason).startsWith("params ")));
    }

    @Test
    void endsWhenLimitsRejectEverything() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(6, 1, List.of(new Limit("params", 10))));

        assertThat(result.trials()).isEmpty();
        assertThat(result.reason()).contains("rejected 1000 proposals in a row").contains("params");
        assertThatThrownBy(result::best).isInstanceOf(NothingFound.class).hasMessageContaining("loosen");
    }

    @Test
    void endsWhenTheSpaceIsExhausted() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(100, 2));

        assertThat(result.reason()).startsWith("space exhausted after");
        assertThat(result.trials()).hasSizeBetween(15, 28);
    }

    @Test
    void goesOnWhenTrialsFail() {
        SearchResult result =
                SmallSearch.run(runs, SmallSearch.definition(Budget.trials(4), Placement.threads(2), List.of(), 1e30));

        assertThat(result.trials()).hasSize(4);
        assertThat(result.trials().subList(1, 4))
                .extracting(trial -> trial.outcome().toString())
                .allMatch(outcome -> outcome.contains("diverged at epoch 1"));
    }

    @Test
    void endsWhenItStalls() {
        Budget budget = new Budget(60, null, 3);
        SearchResult result =
                SmallSearch.run(runs, SmallSearch.definition(budget, Placement.threads(1), List.of(), 0.02));

        assertThat(result.reason()).startsWith("stalled: 3 trials");
        assertThat(result.trials().size()).isLessThan(28);
    }

    @Test
    void keepsTheWeightsOfTheBestTrialsOnly() throws IOException {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(8, 2));

        try (var files = Files.list(result.run().resolve("weights"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .contains("trial-" + result.best().trial().id() + ".safetensors");
        }
    }

    @Test
    void keepsNoMoreWeightsAfterAStop() throws IOException {
        Cancellation cancellation = new Cancellation();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone done && done.trial().id() == 3) {
                cancellation.request();
            }
        };
        SearchEnvironment first = new SearchEnvironment(runs, "small", "", false, stopper, cancellation);
        assertThatThrownBy(() -> SmallSearch.run(SmallSearch.definition(8, 1), first))
                .isInstanceOf(SearchStopped.class);
        SearchResult result = SmallSearch.run(
                SmallSearch.definition(8, 1), SmallSearch.environment(runs, true, SearchListener.SILENT));

        try (var files = Files.list(result.run().resolve("weights"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .hasSize(2)
                    .contains("trial-" + result.best().trial().id() + ".safetensors");
        }
    }

    @Test
    void usesTheWeightsThatTheSearchKept() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(8, 2));
        Trial worst = result.trials().stream()
                .min(Comparator.comparingDouble(trial -> trial.metrics().get("accuracy")))
                .orElseThrow();

        TestReport test = result.best().trained().test();

        assertThat(test.metrics().get("accuracy")).isCloseTo(result.best().metric("accuracy"), within(0.1));
        assertThatThrownBy(() -> new FoundArchitecture(worst, result).trained()).hasMessageContaining("are not kept");
    }

    @Test
    void observesInTheOrderOfArrivalWhenAskedAndRepeatsThatOrderWhenResumed() throws IOException {
        SearchDefinition definition =
                SmallSearch.definition(Budget.trials(12), new Placement(3, 4, true), List.of(), 0.02);
        List<String> live = decisions(SmallSearch.run(runs, definition));
        Path journal = runs.resolve("small").resolve(RunFolder.JOURNAL);
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, String.join("\n", lines.subList(0, 14)) + "\n");
        List<String> proposed = journal("small").stream()
                .filter(JournalEvent.Proposed.class::isInstance)
                .map(event -> ((JournalEvent.Proposed) event).architecture().text())
                .toList();

        SearchResult resumed = SmallSearch.run(definition, SmallSearch.environment(runs, true, SearchListener.SILENT));

        assertThat(resumed.trials())
                .hasSize(12)
                .extracting(t -> t.architecture().text())
                .startsWith(proposed.toArray(String[]::new));
        assertThat(live).hasSize(12);
    }

    @Test
    void startsNoTrialWhenTheTimeIsOver() {
        Budget budget = new Budget(null, Duration.ofMillis(1), null);
        SearchResult result =
                SmallSearch.run(runs, SmallSearch.definition(budget, Placement.threads(1), List.of(), 0.02));

        assertThat(result.reason()).matches("time budget of 0.001 s spent|budget: no proposal is affordable.*");
        assertThat(result.notes()).anySatisfy(note -> assertThat(note).contains("a rerun may differ"));
    }

    @Test
    void endsWhenItsCarbonIsSpentAndKeepsWhatEarlierProcessesSpent() {
        // 1 MW a core, so that milliseconds of training are watt-hours
        Placement place = Placement.threads(1).with(new Electricity(1e6, 100.0));
        SearchDefinition three = SmallSearch.definition(3, 1).on(place);
        SearchResult first = SmallSearch.run(runs, three);
        EnergySpent before = Objects.requireNonNull(first.energy());
        assertThat(before.joules()).isCloseTo(before.cpuSeconds() * 1e6, withinPercentage(5));
        assertThat(before.grams()).isCloseTo(before.joules() / 3.6e6 * 100, withinPercentage(1e-6));
        assertThat(before.sentence()).contains("estimated at 1000000 W a busy core, as stated, 100 g CO2e/kWh");
        assertThat(ArchivedSearch.read(first.run()).result().energy())
                .satisfies(archived -> assertThat(archived.joules()).isCloseTo(before.joules(), withinPercentage(0.1)));

        double bound = before.grams() * 1.000001;
        Budget carbon = Budget.of(Resource.CARBON, bound);
        SearchResult second =
                SmallSearch.run(three.within(carbon), SmallSearch.environment(runs, true, SearchListener.SILENT));
        assertThat(second.trials()).as("what is spent is spent").hasSameSizeAs(first.trials());
        assertThat(second.reason()).startsWith("budget of ").endsWith("g CO2e spent");
        assertThat(Objects.requireNonNull(second.energy()).grams()).isGreaterThanOrEqualTo(bound);
        assertThat(second.notes()).anyMatch(note -> note.contains("a budget of g CO2e decides when it ends"));
    }

    @Test
    void aKilledSearchAddsUpItsEnergyHoweverItWasCounted() throws IOException {
        SearchDefinition four = SmallSearch.definition(4, 1);
        List<String> undisturbed = decisions(SmallSearch.run(runs, four));
        Path journal = runs.resolve("small").resolve(RunFolder.JOURNAL);
        List<String> kept = new ArrayList<>();
        for (String line : Files.readAllLines(journal)) {
            kept.add(line.replaceAll("\"wattHours\":[^,}]+", "\"wattHours\":1000.0")
                    .replaceAll("\"words\":\"[^\"]*\"", "\"words\":\"measured by RAPL (package-0)\""));
            if (line.contains("\"event\":\"spent\"")) {
                break;
            }
        }
        Files.writeString(journal, String.join("\n", kept) + "\n{\"v\":1,\"event\":\"pro");

        SearchResult resumed = SmallSearch.run(four, SmallSearch.environment(runs, true, SearchListener.SILENT));
        EnergySpent energy = Objects.requireNonNull(resumed.energy());

        assertThat(decisions(resumed)).isEqualTo(undisturbed);
        assertThat(energy.wattHours()).isGreaterThan(1000).isLessThan(1001);
        assertThat(energy.source().words()).endsWith("; an earlier process: measured by RAPL (package-0)");
        assertThat(ArchivedSearch.read(resumed.run()).result().energy()).isEqualTo(energy);
    }

    @Test
    void endsWhenItsProcessorTimeIsSpent() {
        Budget budget = Budget.of(Resource.CPU, 2);
        List<String> spent = new ArrayList<>();
        SearchResult result = SmallSearch.run(
                SmallSearch.definition(budget, Placement.threads(1), List.of(), 0.02)
                        .trainedBy(
                                TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(300))),
                SmallSearch.environment(runs, false, event -> {
                    if (event instanceof SearchEvent.TrialDone done) {
                        spent.add(done.standing().spent());
                    }
                }));

        assertThat(result.reason()).matches("budget of 2 CPU seconds spent|budget: no proposal is affordable.*");
        assertThat(result.notes())
                .anySatisfy(note -> assertThat(note)
                        .isEqualTo(
                                "a rerun may differ: a budget of CPU seconds decides when it ends, so the trials depend on"
                                        + " the machine"));
        assertThat(spent).isNotEmpty().allMatch(words -> words.endsWith(" of 2 CPU seconds"));
        JournalEvent.Spent last = Journal.read(result.run().resolve(RunFolder.JOURNAL)).stream()
                .filter(JournalEvent.Spent.class::isInstance)
                .map(JournalEvent.Spent.class::cast)
                .reduce((a, b) -> b)
                .orElseThrow();
        assertThat(last.amounts().get("cpuSeconds")).isGreaterThan(1);
    }

    @Test
    void keepsWhatIsFinishedWhenAListenerBreaks() {
        SearchListener broken = event -> {
            if (event instanceof SearchEvent.TrialDone done && done.trial().id() == 1) {
                throw new IllegalStateException("listener broke");
            }
        };
        SearchEnvironment environment = SmallSearch.environment(runs, false, broken);

        assertThatThrownBy(() -> SmallSearch.run(SmallSearch.definition(4, 1), environment))
                .hasMessage("listener broke");
        assertThat(journal("small"))
                .filteredOn(JournalEvent.Ended.class::isInstance)
                .hasSize(2);
    }

    @Test
    void retrainsTestsAndRecordsTheRead() {
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(5, 2));
        TrainedModel model = result.best().retrain(Map.of("epochs", 8));

        TestReport report = model.test();

        assertThat(report.metrics().get("accuracy")).isGreaterThan(0.88);
        assertThat(report.confusion()).hasSize(10);
        assertThat(journal("small"))
                .filteredOn(JournalEvent.Used.class::isInstance)
                .extracting(event -> ((JournalEvent.Used) event).what())
                .containsExactly("measured", "retrained", "tested");
        assertThat(model.predict(new float[1][64])).hasSize(1);
        assertThatThrownBy(() -> result.best().retrain(Map.of("epoch", 8))).hasMessageContaining("epochs");
    }

    @Test
    void retrainsAfterTheSearchWasStoppedAndStopsThatToo() {
        Cancellation cancellation = new Cancellation();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone done && done.trial().id() == 2) {
                cancellation.request();
            }
            if (event instanceof SearchEvent.Step step && step.done() == 3) {
                cancellation.request();
            }
        };
        SearchEnvironment environment = new SearchEnvironment(runs, "small", "", false, stopper, cancellation);
        SearchStopped stopped = catchThrowableOfType(
                SearchStopped.class, () -> SmallSearch.run(SmallSearch.definition(12, 1), environment));

        FoundArchitecture found = stopped.soFar().best();

        assertThat(found.retrain(Map.of("epochs", 2)).network().curve()).hasSize(2);
        assertThatThrownBy(() -> found.retrain(Map.of("epochs", 8))).isInstanceOf(TrainingCancelled.class);
        assertThat(found.retrain(Map.of("epochs", 1)).network().curve()).hasSize(1);
    }

    private List<JournalEvent> journal(String run) {
        return Journal.read(runs.resolve(run).resolve(RunFolder.JOURNAL));
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "8, 1", "14, 1", "14, 2"})
    void promotesFromCheckpointsAlsoAfterAStop(int stopAfter, int repeats) {
        SearchDefinition definition = halving(20, 2);
        definition = definition.trainedBy(definition.training().repeated(repeats));
        promotesAlsoAfterAStop(definition, stopAfter, 9 * repeats);
    }

    private void promotesAlsoAfterAStop(SearchDefinition definition, int stopAfter, int lastEpoch) {
        SearchResult undisturbed = SmallSearch.run(runs.resolve("a"), definition);
        Cancellation cancellation = new Cancellation();
        AtomicInteger done = new AtomicInteger();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone && done.incrementAndGet() == stopAfter) {
                cancellation.request();
            }
        };
        SearchEnvironment first = new SearchEnvironment(runs.resolve("b"), "small", "", false, stopper, cancellation);
        assertThatThrownBy(() -> SmallSearch.run(definition, first)).isInstanceOf(SearchStopped.class);
        List<Integer> epochs = new ArrayList<>();
        SearchListener counter = event -> {
            if (event instanceof SearchEvent.EpochDone epoch) {
                epochs.add(epoch.point().epoch());
            }
        };
        SearchResult resumed = SmallSearch.run(definition, SmallSearch.environment(runs.resolve("b"), true, counter));

        assertThat(decisions(resumed)).isEqualTo(decisions(undisturbed));
        assertThat(undisturbed.trials())
                .filteredOn(trial -> trial.fidelity().isFull())
                .isNotEmpty();
        assertThat(undisturbed.best().trial().part()).isEqualTo(1);
        assertThat(runs.resolve("b/small/checkpoints")).doesNotExist();
        assertThat(epochs).as("epochs go on where they stood").contains(lastEpoch);
    }

    @Test
    void spendsABudgetOfEpochsAndPaysTheDifferenceOnly() {
        Budget budget = new Budget(null, null, null, 48.0);
        SearchResult result = SmallSearch.run(runs, halving(14, 1).within(budget));

        // nine of one epoch, three that go on to three, one that goes on to nine: 9 + 6 + 6; then nine and three again
        assertThat(result.reason()).startsWith("budget of 48 epochs: ");
        assertThat(result.trials()).filteredOn(trial -> trial.part() == 1).hasSize(2);
        assertThat(result.trials().size()).isBetween(26, 34);
        double cost = Objects.requireNonNull(result.cost().epochs());
        assertThat(result.reason()).contains(Spending.plain(cost) + " are spent");
        VersusRandom itself =
                Objects.requireNonNull(VersusRandom.of(VersusRandom.How.SEARCHES, result, List.of(result)));
        assertThat(itself.sentence())
                .startsWith(
                        "Random search of the same cost (" + Spending.plain(cost) + " epochs of training, 1 seed): ");
        assertThat(VersusRandom.read(itself.event(1), itself.objective())).isEqualTo(itself);
    }

    @Test
    void paysForEveryRepeat() {
        SearchDefinition one = SmallSearch.definition(30, 1).within(new Budget(null, null, null, 12.0));
        SearchDefinition thrice = one.trainedBy(one.training().repeated(3));
        SearchResult result = SmallSearch.run(runs, thrice);

        assertThat(result.reason()).isEqualTo("budget of 12 epochs: 12 are spent, and the next trial needs 3");
        assertThat(result.trials()).hasSize(4).allMatch(trial -> trial.metrics().containsKey("accuracySd"));
        assertThat(result.notes()).anyMatch(note -> note.startsWith("12 trainings took "));
        assertThat(ArchivedSearch.read(result.run()).result().trials()).isEqualTo(result.trials());
        assertThat(ArchivedSearch.read(result.run()).result().definition().training())
                .isEqualTo(thrice.training());
        assertThatThrownBy(() -> SmallSearch.run(one, SmallSearch.environment(runs, true, SearchListener.SILENT)))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("repeats");
    }

    @Test
    void searchesForARewardAndRemembersItsText() {
        Reward small = Reward.of(
                "accuracy - params / 10_000",
                List.of("accuracy", "params"),
                m -> m.get("accuracy") - m.get("params") / 10_000);
        SearchDefinition definition = SmallSearch.definition(6, 2).rewarding(small);
        SearchResult result = SmallSearch.run(runs, definition);

        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.metrics())
                        .containsEntry(
                                "reward",
                                trial.metrics().get("accuracy")
                                        - trial.metrics().get("params") / 10_000));
        assertThat(result.best().metric("reward"))
                .isEqualTo(result.trials().stream()
                        .mapToDouble(trial -> trial.metrics().get("reward"))
                        .max()
                        .orElseThrow());
        SearchResult archived = ArchivedSearch.read(result.run()).result();
        assertThat(archived.trials()).isEqualTo(result.trials());
        assertThat(archived.definition().reward()).isEqualTo(small);
        SearchDefinition other =
                definition.rewarding(Reward.of("accuracy", List.of("accuracy"), m -> m.get("accuracy")));
        assertThatThrownBy(() -> SmallSearch.run(other, SmallSearch.environment(runs, true, SearchListener.SILENT)))
                .isInstanceOf(RunRefused.class)
                .hasMessageContaining("reward");
    }

    @Test
    void measuresWhateverARewardReads() {
        Reward quick = Reward.of("-latency", List.of("latency"), m -> -m.get("latency"));
        SearchResult result = SmallSearch.run(runs, SmallSearch.definition(2, 1).rewarding(quick));
        assertThat(result.trials()).allMatch(trial -> trial.metrics().get("reward") < 0);
        assertThat(result.notes()).contains("a rerun may differ: `latency` is measured");
        assertThatThrownBy(() -> SmallSearch.run(
                        runs.resolve("b"),
                        SmallSearch.definition(2, 1).rewarding(Reward.of("rmse", List.of("rmse"), m -> m.get("rmse")))))
                .hasMessageContaining("`rmse` does not exist");
    }

    @Test
    void learnsFromAnEarlierRunByItsOwnReward() {
        SearchResult earlier = SmallSearch.run(runs.resolve("a"), SmallSearch.definition(5, 1));
        Reward loss = Reward.of("-loss", List.of("loss"), m -> -m.get("loss"));
        SearchDefinition next =
                SmallSearch.definition(2, 1).rewarding(loss).startingWith(new Start(List.of(), earlier.run()));
        assertThat(SmallSearch.run(runs.resolve("b"), next).notes())
                .anyMatch(note -> note.startsWith("the strategy began with what 5 trials"));
    }

    @Test
    void learnsNothingFromTheRewardOfAnotherFormula() {
        SearchDefinition two = SmallSearch.definition(2, 1);
        Reward loss = Reward.of("-loss", List.of("loss"), m -> -m.get("loss"));
        SearchResult earlier = SmallSearch.run(runs.resolve("a"), two.rewarding(loss));
        Reward quick = Reward.of("-latency", List.of("latency"), m -> -m.get("latency"));

        assertThatThrownBy(() -> SmallSearch.run(
                        runs.resolve("b"), two.rewarding(quick).startingWith(new Start(List.of(), earlier.run()))))
                .hasMessageContaining("none of its 2 trials is a finished member");
    }

    @Test
    void promotesArchitecturesWhoseEpochsAreTooFewForAllRungs() {
        SearchDefinition halving = halving(30, 1);
        SearchDefinition chosen = halving.trainedBy(
                new TrainingPlan(halving.training().fixed(), List.of(Decision.choice("train.epochs", 2L, 9L))));

        assertThat(SmallSearch.run(runs, chosen).trials())
                .allMatch(trial -> trial.outcome() instanceof Outcome.Completed);
    }

    @Test
    void countsAPromotionInFullWherePatienceMakesItBeginAnew() {
        SearchDefinition halving = halving(14, 1).within(new Budget(null, null, null, 48.0));
        TrainingPlan patient = TrainingPlan.fixed(halving.training().fixed().withPatience(9));

        int promotedForLess =
                SmallSearch.run(runs.resolve("a"), halving).trials().size();
        assertThat(SmallSearch.run(runs.resolve("b"), halving.trainedBy(patient))
                        .trials()
                        .size())
                .isLessThan(promotedForLess);
    }

    /** Successive halving over at most nine epochs. */
    private static SearchDefinition halving(int trials, int threads) {
        SearchDefinition one = SmallSearch.definition(trials, threads);
        return one.using(new StrategyChoice("halving", Map.of()))
                .withBaseline(false)
                .trainedBy(TrainingPlan.fixed(one.training().fixed().withEpochs(9)));
    }

    private static List<String> decisions(SearchResult result) {
        return result.trials().stream()
                .map(trial -> trial.id() + " " + trial.architecture().text() + " " + trial.origin() + " "
                        + new TreeMap<>(trial.metrics()))
                .toList();
    }
}
