package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.compare.ComparedRun;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.compare.ComparisonDefinition;
import org.nasturtium.engine.compare.IncumbentCurve;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.statistics.PairedTest;
import org.nasturtium.engine.strategy.StrategyChoice;

/** What every picture of a comparison keeps, and that each shows the numbers of the table. */
class ComparisonChartsTest {
    private static final StrategyChoice LOCAL = new StrategyChoice("local", Map.of());
    private static final StrategyChoice EVOLUTION = new StrategyChoice("evolution", Map.of("population", 8));

    static List<ComparisonChart> charts() {
        return ComparisonCharts.all();
    }

    /** Local search is about a tenth better than random search on every seed, evolution now better, now worse. */
    private static Comparison comparison(int seeds) {
        SearchDefinition search = ReportExamples.result(List.of(ReportExamples.ACCURACY), List.of())
                .definition();
        ComparisonDefinition definition =
                ComparisonDefinition.of(search, LOCAL, EVOLUTION).over(ComparisonDefinition.firstSeeds(seeds));
        List<ComparedRun> runs = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            for (long seed : definition.seeds()) {
                double random = 0.5 + 0.01 * seed;
                double value = switch (s) {
                    case 0 -> random;
                    case 1 -> random + 0.1 + 0.001 * (seed % 2);
                    default -> random + 0.02 * (seed % 2 == 0 ? 1 : -1);
                };
                IncumbentCurve curve = new IncumbentCurve(List.of(
                        new IncumbentCurve.Step(1, 5, 10, Double.NaN),
                        new IncumbentCurve.Step(2, 10, 20, value - 0.2),
                        new IncumbentCurve.Step(3, 15, 30, value)));
                runs.add(new ComparedRun(definition.strategies().get(s), seed, List.of(), "done", value, curve));
            }
        }
        return new Comparison(
                definition,
                Path.of("runs", "compared"),
                runs,
                ReportExamples.ACCURACY,
                "validation accuracy of the best trial",
                List.of("a note"));
    }

    @Test
    void everyChartStandsInTheCatalogue() throws Exception {
        Path classes = Path.of(ComparisonCharts.class
                        .getResource("ComparisonCharts.class")
                        .toURI())
                .getParent();
        List<Class<?>> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type = Class.forName(
                        ComparisonChart.class.getPackageName() + "." + name,
                        false,
                        ComparisonChart.class.getClassLoader());
                if (ComparisonChart.class.isAssignableFrom(type) && !type.isInterface()) {
                    written.add(type);
                }
            }
        }
        assertThat(charts()).extracting(Object::getClass).containsAll(written);
        assertThat(ComparisonCharts.words()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> ComparisonCharts.figure("curvs", comparison(2)))
                .hasMessageStartingWith("no chart `curvs` of a comparison\nDid you mean `curves`? Known: curves, ");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsManySeedsAndOne(ComparisonChart chart) {
        for (int seeds : new int[] {1, 2, 6}) {
            JsonNode tree = FigureJson.tree(chart.figure(comparison(seeds)));
            assertThat(tree.path("layout").path("title").path("text").asText()).isNotEmpty();
            String svg = FigureSvg.of(chart.figure(comparison(seeds)));
            Xml.parse(svg);
            assertThat(svg).doesNotContainPattern("=\"[^\"<>]*(NaN|Infinity)");
        }
    }

    @Test
    void drawsTheMeansOfTheCurvesAgainstEachCost() {
        Comparison comparison = comparison(6);
        Map<String, List<Double>> ends = Map.of(
                "curves", List.of(2.0, 3.0),
                "curvesByEpochs", List.of(10.0, 15.0),
                "curvesBySeconds", List.of(20.0, 30.0));
        ends.forEach((word, costs) -> {
            JsonNode local = trace(word, comparison, "local");
            assertThat(numbers(local, "x")).isEqualTo(costs);
            assertThat(numbers(local, "y").get(1))
                    .isEqualTo(comparison.standings().get(1).values().mean(), within(1e-9));
            List<JsonNode> edges = traces(word, comparison, "interval");
            assertThat(edges).hasSize(6);
            assertThat(numbers(edges.get(0), "y").get(1))
                    .isLessThan(numbers(edges.get(1), "y").get(1));
        });
        assertThat(traces("curves", comparison(1), "interval"))
                .as("one seed has no interval")
                .isEmpty();
    }

    @Test
    void drawsTheDifferencesWithTheirIntervals() {
        Comparison comparison = comparison(6);
        PairedTest test = comparison.standings().get(1).againstRandom();
        assertThat(test).isNotNull();
        List<JsonNode> local = traces("differences", comparison, "local");
        assertThat(numbers(local.get(0), "x")).containsExactly(test.low(), test.high());
        assertThat(numbers(local.get(1), "x")).containsExactly(test.difference());
        assertThat(local.get(1).path("text").get(0).asText()).startsWith("p = ");
        assertThat(FigureJson.of(ComparisonCharts.figure("differences", comparison(1))))
                .contains("Fewer than two seeds");
    }

    @Test
    void drawsWhatEverySeedFoundAndWhoWon() {
        Comparison comparison = comparison(6);
        JsonNode boxes = FigureJson.tree(ComparisonCharts.figure("seeds", comparison))
                .path("data")
                .get(0);
        assertThat(numbers(boxes, "y")).hasSize(18).startsWith(0.51, 0.52);
        JsonNode wins = FigureJson.tree(ComparisonCharts.figure("wins", comparison))
                .path("data")
                .get(0);
        assertThat(wins.path("z").get(1).get(0).asDouble()).isEqualTo(6);
        assertThat(wins.path("z").get(2).get(0).asDouble()).isEqualTo(3);
        assertThat(wins.path("z").get(0).get(1).asDouble()).isZero();
        // both axes name every strategy in the still picture as well
        String still = FigureSvg.of(ComparisonCharts.figure("wins", comparison));
        assertThat(List.of(">random<", ">local<", ">evolution(pop…<"))
                .allSatisfy(
                        name -> assertThat(still.split(Pattern.quote(name), -1)).hasSize(3));
    }

    @Test
    void putsAllOfItIntoOnePageThatLoadsNothing() {
        Comparison comparison = comparison(6);
        String page = ComparisonPage.html(comparison);
        comparison.sentences().forEach(sentence -> assertThat(page).contains(Markup.escape(sentence)));
        ComparisonCharts.words().forEach(word -> assertThat(page).contains("figure-" + word));
        assertThat(page).contains("random, local, evolution(population: 8)").contains("a note");
        assertThat(page.replaceAll("(?s)<script>.*?</script>", "")).doesNotContain("src=\"http");
    }

    private static JsonNode trace(String word, Comparison comparison, String name) {
        return traces(word, comparison, name).get(0);
    }

    private static List<JsonNode> traces(String word, Comparison comparison, String name) {
        JsonNode data =
                FigureJson.tree(ComparisonCharts.figure(word, comparison)).path("data");
        return StreamSupport.stream(data.spliterator(), false)
                .filter(trace -> trace.path("name").asText().equals(name))
                .toList();
    }

    private static List<Double> numbers(JsonNode trace, String axis) {
        return StreamSupport.stream(trace.path(axis).spliterator(), false)
                .map(JsonNode::asDouble)
                .toList();
    }
}
