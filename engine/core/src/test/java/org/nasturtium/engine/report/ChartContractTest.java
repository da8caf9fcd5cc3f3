package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.strategy.Trial;
import tech.tablesaw.plotly.components.Figure;

/** What every chart keeps, whatever a search brought. */
class ChartContractTest {
    private static final String NASTY = "it's </script><script>alert(\"x\")</script> & \\";

    static List<Chart> charts() {
        return Charts.all();
    }

    @Test
    void everyChartStandsInTheCatalogue() throws Exception {
        Path classes = Path.of(Charts.class.getResource("Charts.class").toURI()).getParent();
        List<Class<?>> written = new ArrayList<>();
        try (Stream<Path> files = Files.list(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                Class<?> type =
                        Class.forName(Chart.class.getPackageName() + "." + name, false, Chart.class.getClassLoader());
                if (Chart.class.isAssignableFrom(type) && !type.isInterface()) {
                    written.add(type);
                }
            }
        }
        assertThat(charts()).extracting(Object::getClass).hasSameSizeAs(written).allMatch(written::contains);
        assertThat(charts()).extracting(Chart::word).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsAUsualSearch(Chart chart) {
        List<Figure> figures =
                chart.figures(new ReportInput(usual(), null, ReportExamples.test("cat", "dog"), Map.of()));
        assertThat(figures).isNotEmpty();
        figures.forEach(figure -> {
            JsonNode tree = checked(figure);
            assertThat(tree.path("data")).isNotEmpty();
            assertThat(tree.path("layout").path("title").path("text").asText()).isNotEmpty();
            assertThat(FigureSvg.of(figure)).contains("<title>");
        });
    }

    @Test
    void givesAPictureOfEachDecision() {
        assertThat(Charts.figures("slices", usual()))
                .extracting(figure -> FigureJson.tree(figure)
                        .path("layout")
                        .path("title")
                        .path("text")
                        .asText())
                .containsExactlyInAnyOrder(
                        "accuracy against conv.filters",
                        "accuracy against conv.act",
                        "accuracy against train.learningRate");
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsNothingOfNothing(Chart chart) {
        ReportInput empty = ReportInput.of(
                ReportExamples.result(List.of(ReportExamples.ACCURACY, ReportExamples.PARAMS), List.of()));
        chart.figures(empty).forEach(ChartContractTest::checked);
        checked(Charts.figure(chart.word(), empty));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsOneTrial(Chart chart) {
        checkedAll(chart, List.of(ReportExamples.trial(0, "random", ReportExamples.completed(0.5, 1000))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void drawsNumbersThatAreNone(Chart chart) {
        CurvePoint point = new CurvePoint(1, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN, 0);
        checkedAll(
                chart,
                List.of(
                        ReportExamples.trial(
                                0,
                                "random",
                                new Outcome.Completed(
                                        Map.of("accuracy", Double.NaN, "params", Double.NaN), List.of(point))),
                        ReportExamples.trial(
                                1,
                                "random",
                                new Outcome.Completed(
                                        Map.of("accuracy", 0.0, "params", Double.POSITIVE_INFINITY), List.of(point))),
                        ReportExamples.trial(2, "random", new Outcome.Failed("NaN"))));
    }

    @ParameterizedTest
    @MethodSource("charts")
    void staysSafeWithAnyName(Chart chart) {
        checkedAll(
                chart,
                List.of(
                        ReportExamples.trial(0, NASTY, ReportExamples.completed(0.5, 1000)),
                        ReportExamples.trial(1, NASTY, new Outcome.Failed(NASTY))));
    }

    private static void checkedAll(Chart chart, List<Trial> trials) {
        TestReport test = ReportExamples.test(NASTY, "'\"<&>");
        Stream.of(List.of(ReportExamples.ACCURACY), List.of(ReportExamples.ACCURACY, ReportExamples.PARAMS))
                .map(objectives -> new ReportInput(
                        ReportExamples.result(new ArrayList<>(objectives), trials), null, test, Map.of()))
                .forEach(input -> chart.figures(input).forEach(ChartContractTest::checked));
    }

    private static JsonNode checked(Figure figure) {
        String json = FigureJson.of(figure);
        assertThat(json).doesNotContain("<");
        assertThatCode(() -> new ObjectMapper().readTree(json)).doesNotThrowAnyException();
        Xml.parse(FigureSvg.of(figure));
        assertThat(FigureSvg.of(figure)).doesNotContainPattern("=\"[^\"<>]*(NaN|Infinity)");
        String html = FigureHtml.of(figure, "f-1");
        assertThat(html.split("</script>", -1)).hasSize(2);
        assertThat(html).contains("data:image/svg+xml;base64,").doesNotContain("http");
        return FigureJson.tree(figure);
    }

    private static SearchResult usual() {
        // accuracy against MACs leaves the chart of parameters something to show
        return ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.MACS);
    }
}
