package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.data.Digits;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.store.Journal;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;
import org.nasturtium.engine.train.TrainingPlan;
import org.nasturtium.engine.train.TrainingSettings;

class UsualSearchTest {
    private static final Budget BUDGET = Budget.of(Resource.CPU, 8);

    @TempDir
    private Path runs;

    private static SearchDefinition usual() {
        SearchDefinition small = SmallSearch.definition(BUDGET, Placement.sequential(), List.of(), 0.02);
        SearchDefinition usual = SearchDefinition.of(small.space(), small.data(), BUDGET, null);
        return usual.withBackend(small.backend())
                .trainedBy(TrainingPlan.fixed(small.training().fixed().withEpochs(15)));
    }

    @Test
    void choosesByWhatEndsTheSearch() {
        SearchDefinition measured = SearchDefinition.of(SmallSearch.SPACE, new Digits(), BUDGET, null);
        assertThat(measured.strategy().name()).isEqualTo("asha");
        assertThat(measured.budget().winner()).isEqualTo(0.5);
        assertThat(measured.training().fixed().epochs()).isEqualTo(27);
        assertThat(measured.placement().lag()).isEqualTo(1);

        Budget both = new Budget(30, Duration.ofMinutes(5), null);
        assertThat(SearchDefinition.of(SmallSearch.SPACE, new Digits(), both, null))
                .isEqualTo(SearchDefinition.of(SmallSearch.SPACE, new Digits()).within(both));

        TrainingPlan short1 = TrainingPlan.fixed(TrainingSettings.defaults().withEpochs(1));
        SearchDefinition flat = SearchDefinition.of(SmallSearch.SPACE, new Digits(), BUDGET, short1);
        assertThat(flat.strategy().name()).as("one epoch has no cheaper trials").isEqualTo("bayes");
        assertThat(flat.training()).isEqualTo(short1);
    }

    @Test
    void trainsAboutThirtyThousandSamplesATrial() {
        assertThat(UsualSearch.epochs(10_000)).isEqualTo(3);
        assertThat(UsualSearch.epochs(5_000)).isEqualTo(6);
        assertThat(UsualSearch.epochs(60_000)).isEqualTo(3);
        assertThat(UsualSearch.epochs(100)).isEqualTo(27);
    }

    @Test
    void trainsTheWinnerWithinTheBudget() {
        SearchResult result = SmallSearch.run(usual(), SmallSearch.environment(runs, false, event -> {}));

        assertThat(result.trials().get(0).origin()).isEqualTo("baseline");
        assertThat(result.trials()).anyMatch(trial -> !trial.fidelity().isFull());
        TrainedModel winner = result.winner();
        assertThat(winner.found().trial()).isEqualTo(result.best().trial());
        assertThat(winner.settings().epochs()).isBetween(15, 150);
        assertThat(result.notes())
                .anyMatch(note -> note.startsWith("defaults where nothing else was said: asha"))
                .anyMatch(note ->
                        note.startsWith("winner: trial " + result.best().trial().id()));
        assertThat(winner.test().metrics()).containsKey("accuracy");
        assertThat(ArchivedSearch.read(result.run()).result().notes()).isEqualTo(result.notes());
    }

    @Test
    void aSearchWithoutAShareSaysThatItTrainedNoWinner() {
        SearchResult result =
                SmallSearch.run(SmallSearch.definition(3, 1), SmallSearch.environment(runs, false, event -> {}));

        assertThatThrownBy(result::winner)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("its budget keeps nothing back for that");
    }

    @Test
    void aStoppedSearchGoesOnWithoutLosingOrRepeatingATrial() {
        List<Trial> before = new ArrayList<>();
        Cancellation wish = new Cancellation();
        SearchEnvironment first = new SearchEnvironment(
                runs,
                "usual",
                "",
                false,
                event -> {
                    if (event instanceof SearchEvent.TrialDone done) {
                        before.add(done.trial());
                        if (before.size() == 7) {
                            wish.request();
                        }
                    }
                },
                wish);
        assertThatThrownBy(() -> SmallSearch.run(usual(), first)).isInstanceOf(SearchStopped.class);

        SearchResult resumed = SmallSearch.run(
                usual(), new SearchEnvironment(runs, "usual", "", true, event -> {}, new Cancellation()));

        assertThat(resumed.trials().subList(0, 7)).isEqualTo(before);
        Set<String> proposed = new HashSet<>();
        Set<Integer> open = new HashSet<>();
        for (JournalEvent event : Journal.read(resumed.run().resolve(RunFolder.JOURNAL))) {
            if (event instanceof JournalEvent.Proposed proposal) {
                assertThat(proposed.add(proposal.architecture().text() + " at "
                                + proposal.fidelity().part()))
                        .as("trial %d is no repetition", proposal.trial())
                        .isTrue();
                open.add(proposal.trial());
            } else if (event instanceof JournalEvent.Ended ended) {
                assertThat(open.remove(ended.trial())).isTrue();
            }
        }
        assertThat(open).as("none is left running").isEmpty();
        assertThat(resumed.winner().found().trial()).isEqualTo(resumed.best().trial());
    }

    private static SearchDefinition withWinner(Budget budget) {
        return SmallSearch.definition(budget.withWinner(0.5), Placement.sequential(), List.of(), 0.02);
    }

    private static SearchListener whenTheWinnerIsTrained(Runnable then) {
        return event -> {
            if (event instanceof SearchEvent.Step step && step.what().equals("retraining the winner")) {
                then.run();
            }
        };
    }

    @Test
    void aWinnerWhoseTrainingFailsKeepsItsTrialsWeightsAndStaysSo() {
        SearchDefinition definition = withWinner(new Budget(3, Duration.ofHours(1), null));
        SearchListener failing = whenTheWinnerIsTrained(() -> {
            throw new IllegalStateException("no luck");
        });
        SearchResult result = SmallSearch.run(definition, SmallSearch.environment(runs, false, failing));

        Trial best = result.best().trial();
        String sentence =
                "winner: trial " + best.id() + ", its training for good failed (IllegalStateException: no luck):"
                        + " it keeps its trial's weights, without the validation samples";
        assertThat(result.notes()).contains(sentence);
        assertThat(result.winner().network().curve()).isEqualTo(((Outcome.Completed) best.outcome()).curve());
        assertThat(ArchivedSearch.read(result.run()).result().notes()).contains(sentence);
        assertThat(SmallSearch.run(definition, SmallSearch.environment(runs, true, event -> {}))
                        .notes())
                .contains(sentence);
    }

    @Test
    void aSearchWithoutAWinnerSaysWhyAndTrainsItWhenResumed() {
        SearchDefinition definition =
                withWinner(new Budget(3, Duration.ofHours(1), null)).keeping(0);
        SearchListener failing = whenTheWinnerIsTrained(() -> {
            throw new OutOfMemoryError("too big");
        });
        SearchResult result = SmallSearch.run(definition, SmallSearch.environment(runs, false, failing));

        String sentence = "no winner was trained: out of memory: OutOfMemoryError: too big";
        assertThat(result.notes()).contains(sentence);
        assertThatThrownBy(result::winner).hasMessageContaining(sentence);

        SearchResult resumed = SmallSearch.run(definition, SmallSearch.environment(runs, true, event -> {}));
        TrainedModel winner = resumed.winner();
        assertThat(winner.settings().epochs()).isEqualTo(10);
        assertThat(winner.network().curve()).as("its own curve").hasSize(10);
        assertThat(winner.network().keptEpoch()).isEqualTo(10);
        assertThat(winner.network().seconds()).isPositive();
        assertThat(ArchivedSearch.read(resumed.run()).result().notes()).doesNotContain(sentence);
    }

    @Test
    void aWinnerThatWasCutOffIsTrainedForWhatIsLeft() {
        SearchDefinition definition = withWinner(new Budget(3, null, null, null, Map.of(Resource.CPU, 1000.0)));
        Cancellation wish = new Cancellation();
        SearchEnvironment first =
                new SearchEnvironment(runs, "small", "", false, whenTheWinnerIsTrained(wish::request), wish);
        assertThatThrownBy(() -> SmallSearch.run(definition, first)).isInstanceOf(SearchStopped.class);

        Path file = runs.resolve("small").resolve(RunFolder.JOURNAL);
        assertThat(Journal.read(file))
                .filteredOn(JournalEvent.Spent.class::isInstance)
                .last()
                .satisfies(spent -> assertThat(((JournalEvent.Spent) spent).rates())
                        .hasEntrySatisfying(
                                "cpuSeconds", rate -> assertThat(rate).isPositive()));
        try (Journal journal = Journal.open(file)) {
            // a machine on which a second of a trial uses up a million: 15 pay for nothing
            journal.append(new JournalEvent.Spent(1, Map.of("cpuSeconds", 985.0), Map.of("cpuSeconds", 1_000_000.0)));
        }
        SearchResult resumed = SmallSearch.run(
                definition, new SearchEnvironment(runs, "small", "", true, event -> {}, new Cancellation()));

        assertThat(resumed.notes())
                .contains("winner: trial " + resumed.best().trial().id()
                        + ", what was left of the budget pays for 0 epochs, fewer than its trial had: it keeps its trial's"
                        + " weights, without the validation samples");
    }

    @Test
    void saysWhichPartOfTheBudgetNoProposalFitsInto() {
        Budget tiny = new Budget(null, Duration.ofHours(1), null).withWinner(1e-9);
        SearchResult result =
                SmallSearch.run(runs, SmallSearch.definition(tiny, Placement.sequential(), List.of(), 0.02));

        assertThat(result.trials()).hasSize(1);
        assertThat(result.reason())
                .isEqualTo(
                        "budget: no proposal is affordable, the last one costs more than the winner's share when it is"
                                + " trained for good, 4 times its epochs");
    }

    @Test
    void isToldFromOtherSearches() {
        SearchDefinition usual = usual();
        StrategyChoice bayes = new StrategyChoice("bayes", Map.of());
        assertThat(usual.isUsual()).isTrue();
        assertThat(usual.using(usual.strategy()).isUsual())
                .as("named by a person")
                .isFalse();
        assertThat(SearchDefinition.of(usual.space(), usual.data())
                        .using(bayes)
                        .within(BUDGET.withWinner(0.3))
                        .isUsual())
                .isFalse();
        assertThat(UsualSearch.words(usual)).contains("50 % of the budget is for training the winner");

        SearchDefinition keepingNothing = usual.within(BUDGET);
        assertThat(keepingNothing.isUsual()).isTrue();
        assertThat(UsualSearch.words(keepingNothing)).contains("none of the budget is for training the winner");
    }
}
