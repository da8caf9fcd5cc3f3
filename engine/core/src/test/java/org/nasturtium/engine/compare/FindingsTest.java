package org.nasturtium.engine.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.search.ArchivedSearch;
import org.nasturtium.engine.search.Budget;
import org.nasturtium.engine.search.Cancellation;
import org.nasturtium.engine.search.RunSession;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchListener;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.VersusRandom;
import org.nasturtium.engine.strategy.StrategyChoice;

/** What one search says beyond its best. */
class FindingsTest {
    @TempDir
    Path runs;

    private SearchResult search(String folder, String strategy, int trials, long seed) throws IOException {
        SearchDefinition definition = SearchDefinition.of(SmallTable.SPACE, SmallTable.in(runs))
                .using(new StrategyChoice(strategy, Map.of()))
                .within(Budget.trials(trials))
                .seeded(seed);
        try (RunSession session = new RunSession(
                SmallTable.environment(runs.resolve(folder), false, SearchListener.SILENT, new Cancellation()))) {
            SearchResult result = session.search(definition);
            session.finish();
            return result;
        }
    }

    @Test
    void findsTheDecisionsThatMattered() throws IOException {
        Importance importance = Importance.of(search("a", "random", 200, 1));

        List<String> order = List.copyOf(importance.shares().keySet());
        assertThat(order.subList(0, 2)).containsExactly("a", "b"); // as the table was made
        assertThat(importance.shares().get("idle")).isCloseTo(0, within(0.03));
        assertThat(importance.explained()).isGreaterThan(0.8);
        assertThat(importance.sentence()).startsWith("`a` mattered most for valid: ");
    }

    @Test
    void saysNothingOfImportanceFromFewTrials() throws IOException {
        assertThat(Importance.of(search("a", "random", 5, 1)).sentence()).contains("5 completed trials are too few");
    }

    @Test
    void putsRandomSearchOfTheSameCostBesideASearchOnATable() throws IOException {
        SearchResult found = search("a", "local", 40, 1);

        VersusRandom beside = found.versusRandom();

        assertThat(beside).isNotNull();
        assertThat(beside.how()).isEqualTo(VersusRandom.How.TABLE);
        assertThat(beside.random()).hasSize(10);
        assertThat(beside.better()).isGreaterThan(5);
        assertThat(beside.sentence())
                .startsWith("Random search of the same cost (40 trials, 10 seeds, same table): ")
                .endsWith("One run (n = 1): no claim.");
        assertThat(ArchivedSearch.read(found.run()).result().versusRandom()).isEqualTo(beside);
        assertThat(found.versusRandom(3).random()).isEqualTo(beside.random().subList(0, 3));
        assertThat(search("b", "random", 40, 1).versusRandom()).isNull();
    }

    @Test
    void putsRandomSearchBesideAFrontByHypervolume() throws IOException {
        SearchDefinition definition = SearchDefinition.of(SmallTable.SPACE, SmallTable.in(runs))
                .using(new StrategyChoice("nsga2", Map.of()))
                .aimingAt(List.of(new Objective("valid", true), new Objective("params", false)))
                .within(Budget.trials(60));
        SearchResult found;
        try (RunSession session = new RunSession(
                SmallTable.environment(runs.resolve("a"), false, SearchListener.SILENT, new Cancellation()))) {
            found = session.search(definition);
            session.finish();
        }
        VersusRandom beside = found.versusRandom();

        assertThat(beside).isNotNull();
        assertThat(beside.objective()).isEqualTo(ObjectiveBox.HYPERVOLUME);
        assertThat(beside.random()).hasSize(10).allMatch(share -> share > 0 && share <= 1);
        assertThat(beside.sentence())
                .startsWith("Random search of the same cost (60 trials, 10 seeds, same table): hypervolume 0.");
        SearchResult archived = ArchivedSearch.read(found.run()).result();
        assertThat(archived.versusRandom()).isEqualTo(beside);
        assertThat(archived.hypervolume()).isEqualTo(found.hypervolume()).isBetween(0.5, 1.0);
        assertThatThrownBy(() -> search("b", "random", 5, 1).hypervolume())
                .hasMessageStartingWith("a hypervolume needs several objectives, and this search wants `valid` alone");
    }

    @Test
    void setsTheWinnersChoicesBackOneByOne() throws IOException {
        SearchResult found = search("a", "local", 200, 1);

        Ablation ablation = Ablation.of(found, 20);

        assertThat(ablation.winner()).isEqualTo(found.best().metric("valid"));
        assertThat(ablation.rows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row.chosen()).isNotEqualTo(row.plain()));
        assertThat(ablation.rows().get(0).decision()).isEqualTo("a"); // 4 is the best, 2 the plain one
        assertThat(ablation.rows().get(0).loss()).isCloseTo(0.6, within(0.06));
        assertThat(Ablation.of(found, 2).more()).isEqualTo(ablation.rows().size() - 1);
    }

    @Test
    void tellsTwoRunsApart() throws IOException {
        Path a = search("a", "local", 20, 1).run();
        Path same = search("b", "local", 20, 1).run();
        Path other = search("c", "local", 20, 2).run();

        assertThat(RunDifference.of(a, same).isNone()).isTrue();
        RunDifference difference = RunDifference.of(a, other);
        assertThat(difference.lines())
                .contains("definition: seed 1 | 2")
                .anyMatch(line -> line.startsWith("best: trial "));
        assertThat(difference.firstDifferentTrial()).isPositive(); // the plain network is the first of both
    }
}
