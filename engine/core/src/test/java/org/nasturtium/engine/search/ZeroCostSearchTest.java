package org.nasturtium.engine.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.evaluate.Limit;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.store.RunFolder;
import org.nasturtium.engine.strategy.StrategyChoice;
import org.nasturtium.engine.strategy.Trial;

/** Zero-cost proxies in the real loop: as a warm-up, as objectives, as a feature. */
class ZeroCostSearchTest {
    private static final int DRAWN = 12;
    private static final StrategyChoice WARM_UP = new StrategyChoice(
                    "screening", Map.of("by", "params", "keep", 4, "of", DRAWN))
            .lasting(4)
            .then(new StrategyChoice("evolution", Map.of("population", 3, "sample", 2)));

    @TempDir
    Path runs;

    private static SearchDefinition warmedUp() {
        return SmallSearch.definition(8, 1).using(WARM_UP).withBaseline(false);
    }

    private static long params(Trial trial) {
        NetworkGraph graph = SmallSearch.SPACE.decode(trial.architecture(), Shape.map(1, 8, 8), 10);
        return graph.parameterCount();
    }

    private List<String> journal(String run) throws IOException {
        return Files.readAllLines(runs.resolve(run).resolve("small").resolve(RunFolder.JOURNAL));
    }

    private static List<String> architectures(SearchResult result) {
        return result.trials().stream()
                .map(trial -> trial.architecture().text())
                .toList();
    }

    private static List<String> decisions(SearchResult result) {
        return result.trials().stream()
                .map(trial -> trial.origin() + " " + trial.architecture().text())
                .toList();
    }

    @Test
    void triesTheBestOfManyFirstAndSaysSo() {
        SearchResult result = SmallSearch.run(runs, warmedUp());
        List<Trial> first = result.trials().subList(0, 4);

        assertThat(first).extracting(Trial::origin).allMatch(origin -> origin.endsWith("among the best of " + DRAWN));
        assertThat(first).extracting(ZeroCostSearchTest::params).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(result.notes())
                .anyMatch(
                        note -> note.startsWith("screening: of 12 architectures drawn, the 4 with the highest params"));
        assertThat(result.trials().get(5).origin()).doesNotContain("best of");
    }

    @Test
    void scoresAndTriesOnlyWhatKeepsTheLimits() throws IOException {
        SearchResult result = SmallSearch.run(
                runs,
                SmallSearch.definition(4, 1, List.of(new Limit("params", 1_500)))
                        .using(new StrategyChoice("screening", Map.of("by", "params", "keep", 4, "of", DRAWN)))
                        .withBaseline(false));

        assertThat(result.trials())
                .hasSize(4)
                .allSatisfy(trial -> assertThat(trial.origin()).contains("among the best of"))
                .allSatisfy(trial -> assertThat(params(trial)).isLessThanOrEqualTo(1_500));
        assertThat(journal("")).noneMatch(line -> line.contains("limit"));
    }

    @Test
    void saysSoAlsoWhereArchitecturesAreGiven() {
        Map<String, Object> given = Map.of("depth", 0L, "bias", "no");
        SearchResult result = SmallSearch.run(runs, warmedUp().startingWith(new Start(List.of(given), null)));

        assertThat(result.trials().get(0).origin()).isEqualTo("given by the person");
        assertThat(result.notes()).anyMatch(note -> note.startsWith("screening: of 12 architectures drawn"));
    }

    @Test
    void stopsWhileItScoresAndKeepsItsJournal() throws IOException {
        SearchListener interrupting = event -> {
            if (event instanceof SearchEvent.Started) {
                Thread.currentThread().interrupt();
            }
        };
        assertThatThrownBy(() -> SmallSearch.run(warmedUp(), SmallSearch.environment(runs, false, interrupting)))
                .isInstanceOf(SearchStopped.class);
        assertThat(Thread.interrupted()).isFalse();
        assertThat(journal(".")).last().asString().contains("\"spent\"");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void goesOnAfterAStopByTheScoresOfTheJournal(int stopAfter) throws IOException {
        List<String> undisturbed = architectures(SmallSearch.run(runs.resolve("a"), warmedUp()));
        Cancellation cancellation = new Cancellation();
        AtomicInteger done = new AtomicInteger();
        SearchListener stopper = event -> {
            if (event instanceof SearchEvent.TrialDone && done.incrementAndGet() == stopAfter) {
                cancellation.request();
            }
        };
        SearchEnvironment first = new SearchEnvironment(runs.resolve("b"), "small", "", false, stopper, cancellation);
        assertThatThrownBy(() -> SmallSearch.run(warmedUp(), first)).isInstanceOf(SearchStopped.class);
        // a score that this machine would not compute: the journal's counts
        Path file = runs.resolve("b").resolve("small").resolve(RunFolder.JOURNAL);
        Files.writeString(file, Files.readString(file).replaceAll("\"score\":(\\d+)", "\"score\":1$1"));

        SearchResult resumed =
                SmallSearch.run(warmedUp(), SmallSearch.environment(runs.resolve("b"), true, SearchListener.SILENT));

        assertThat(architectures(resumed)).isEqualTo(undisturbed);
        assertThat(journal("b").stream().filter(line -> line.contains("\"scored\"")))
                .as("no score is computed again")
                .hasSize(DRAWN);
    }

    @Test
    void trainsNothingWhereProxiesAreAllThatIsWanted() {
        SearchResult result = SmallSearch.run(
                runs,
                SmallSearch.definition(6, 2)
                        .aimingAt(List.of(new Objective("l2_norm", true), new Objective("params", false))));

        assertThat(result.notes()).anyMatch(note -> note.startsWith("nothing is trained"));
        for (Trial trial : result.trials()) {
            assertThat(trial.outcome()).isInstanceOf(Outcome.Completed.class);
            assertThat(trial.metrics())
                    .containsKeys("l2_norm", "params", "macs")
                    .doesNotContainKey("accuracy");
        }
    }

    @Test
    void trainsNoWinnerWhereNothingIsTrained() {
        SearchResult result = SmallSearch.run(
                runs,
                SmallSearch.definition(4, 1)
                        .aimingAt(List.of(new Objective("l2_norm", true)))
                        .within(new Budget(4, Duration.ofHours(1), null).withWinner(0.5)));

        assertThat(result.trials()).hasSize(4);
        assertThat(result.notes())
                .contains("no winner is trained for good either; all of the budget goes to the search")
                .noneMatch(note -> note.startsWith("winner:"));
        assertThatThrownBy(result::winner).hasMessageContaining("no winner is trained for good either");
    }

    @Test
    void addsProxiesToWhatTrainingTells() {
        SearchResult result = SmallSearch.run(
                runs,
                SmallSearch.definition(3, 1)
                        .aimingAt(List.of(new Objective("accuracy", true), new Objective("l2_norm", true))));

        assertThat(result.trials())
                .allSatisfy(trial -> assertThat(trial.metrics()).containsKeys("accuracy", "l2_norm"));
    }

    @Test
    void showsAProxyToAPredictor() {
        StrategyChoice predictor =
                new StrategyChoice("predictor", Map.of("startup", 3L, "feature", "params", "candidates", 5L));
        List<String> alone = decisions(
                SmallSearch.run(runs.resolve("a"), SmallSearch.definition(8, 1).using(predictor)));

        assertThat(decisions(SmallSearch.run(
                        runs.resolve("b"), SmallSearch.definition(8, 4).using(predictor))))
                .isEqualTo(alone);
        assertThat(alone).anyMatch(line -> line.startsWith("highest draw"));
    }

    @Test
    void saysBeforeTheSearchThatABackendShowsNothing() {
        assertThatThrownBy(() -> SmallSearch.run(
                        runs, SmallSearch.definition(3, 1).using(new StrategyChoice("screening", Map.of()))))
                .hasMessage("proxy `nwot`: the toy backend does not show activations and gradients"
                        + "\nMaybe `backend 'torch'`; params, flops and l2_norm need neither.");
        assertThatThrownBy(() -> SmallSearch.run(
                        runs.resolve("b"), SmallSearch.definition(3, 1).aimingAt(List.of(new Objective("zen", true)))))
                .hasMessageStartingWith("proxy `zen`: the toy backend does not show");
    }

    @Test
    void refusesAProxyAsALimit() {
        assertThatThrownBy(() ->
                        SmallSearch.run(runs, SmallSearch.definition(3, 1).subjectTo(List.of(new Limit("synflow", 3)))))
                .hasMessage("`synflow` cannot be a limit: a zero-cost proxy is never a verdict"
                        + "\nMaybe `maximize synflow`, or a limit on params or macs.");
    }
}
