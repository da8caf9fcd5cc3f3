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

    @Test
    void isToldFromOtherSearches() {
        assertThat(UsualSearch.isMeasured(usual())).isTrue();
        assertThat(UsualSearch.isMeasured(usual().using(new StrategyChoice("local", Map.of()))))
                .isFalse();
    }
}
