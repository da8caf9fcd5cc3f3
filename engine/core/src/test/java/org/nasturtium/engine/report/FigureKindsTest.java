package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.AreaPlot;
import tech.tablesaw.plotly.api.BoxPlot;
import tech.tablesaw.plotly.api.BubblePlot;
import tech.tablesaw.plotly.api.CandlestickPlot;
import tech.tablesaw.plotly.api.Heatmap;
import tech.tablesaw.plotly.api.Histogram;
import tech.tablesaw.plotly.api.Histogram2D;
import tech.tablesaw.plotly.api.HorizontalBarPlot;
import tech.tablesaw.plotly.api.LinePlot;
import tech.tablesaw.plotly.api.OHLCPlot;
import tech.tablesaw.plotly.api.PiePlot;
import tech.tablesaw.plotly.api.Scatter3DPlot;
import tech.tablesaw.plotly.api.ScatterPlot;
import tech.tablesaw.plotly.api.TimeSeriesPlot;
import tech.tablesaw.plotly.api.VerticalBarPlot;
import tech.tablesaw.plotly.api.ViolinPlot;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Every kind of figure that a person draws with jsplot, whatever is in it. */
class FigureKindsTest {
    private static final String NASTY = "it's </script> & \"<b>\" \\";

    static Map<String, Function<Table, Figure>> kinds() {
        Map<String, Function<Table, Figure>> kinds = new LinkedHashMap<>();
        kinds.put("scatter", t -> ScatterPlot.create(NASTY, t, "x", "y", "word"));
        kinds.put("line", t -> LinePlot.create(NASTY, t, "x", "y"));
        kinds.put("time series", t -> TimeSeriesPlot.create(NASTY, t, "day", "y"));
        kinds.put("area", t -> AreaPlot.create(NASTY, t, "x", "y"));
        kinds.put("bar", t -> HorizontalBarPlot.create(NASTY, t, "word", "x"));
        kinds.put("bars", t -> VerticalBarPlot.create(NASTY, t, "word", Layout.BarMode.STACK, "x", "y"));
        kinds.put("histogram", t -> Histogram.create(NASTY, t, "y"));
        kinds.put("histogram of two", t -> Histogram2D.create(NASTY, t, "x", "y"));
        kinds.put("box", t -> BoxPlot.create(NASTY, t, "word", "y"));
        kinds.put("violin", t -> ViolinPlot.create(NASTY, t, "word", "y", true, true));
        kinds.put("heat map", t -> Heatmap.create(NASTY, t, "word", "word"));
        kinds.put("pie", t -> PiePlot.create(NASTY, t, "word", "x"));
        kinds.put("bubble", t -> BubblePlot.create(NASTY, t, "x", "y", "z"));
        kinds.put("candlestick", t -> CandlestickPlot.create(NASTY, t, "day", "x", "z", "y", "x"));
        kinds.put("prices", t -> OHLCPlot.create(NASTY, t, "day", "x", "z", "y", "x"));
        kinds.put("space", t -> Scatter3DPlot.create(NASTY, t, "x", "y", "z", "word"));
        return kinds;
    }

    static Stream<Arguments> figures() {
        return kinds().entrySet().stream()
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind.getKey() + " of 0 rows", kind.getValue(), table(0, false)),
                        Arguments.of(kind.getKey() + " of 1 row", kind.getValue(), table(1, false)),
                        Arguments.of(kind.getKey() + " of 9 rows", kind.getValue(), table(9, false)),
                        Arguments.of(kind.getKey() + " of no numbers", kind.getValue(), table(5, true))))
                // jsplot itself refuses these two
                .filter(each ->
                        !Set.of("heat map of 0 rows", "bubble of no numbers").contains(each.get()[0]));
    }

    private static Table table(int rows, boolean withoutNumbers) {
        double nan = withoutNumbers ? Double.NaN : 0;
        double infinite = withoutNumbers ? Double.POSITIVE_INFINITY : 0;
        Random random = new Random(rows);
        return Table.create(
                "t",
                DoubleColumn.create(
                        "x", IntStream.range(0, rows).mapToDouble(k -> k + nan).toArray()),
                DoubleColumn.create(
                        "y",
                        IntStream.range(0, rows)
                                .mapToDouble(k -> random.nextGaussian() + infinite)
                                .toArray()),
                DoubleColumn.create(
                        "z",
                        IntStream.range(0, rows).mapToDouble(k -> 1 + k + nan).toArray()),
                StringColumn.create(
                        "word",
                        IntStream.range(0, rows)
                                .mapToObj(k -> k % 2 == 0 ? NASTY : "w" + k)
                                .toArray(String[]::new)),
                DateColumn.create(
                        "day",
                        IntStream.range(0, rows)
                                .mapToObj(k -> LocalDate.of(2026, 1, 1).plusDays(k))
                                .toArray(LocalDate[]::new)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void isSafeAndHasAPicture(String name, Function<Table, Figure> kind, Table table) {
        Figure figure = kind.apply(table);
        assertThat(FigureJson.of(figure))
                .doesNotContain("<")
                .doesNotContain("NaN")
                .doesNotContain("Infinity");
        String svg = FigureSvg.of(figure);
        Xml.parse(svg);
        assertThat(svg).contains("it&#39;s &lt;/script&gt;").doesNotContain("no still picture");
        assertThat(svg).doesNotContainPattern("[ \"MLHV](NaN|-?Infinity|-?∞)");
        String html = FigureHtml.of(figure, "f");
        assertThat(html.split("</script>", -1)).hasSizeLessThanOrEqualTo(2);
        assertThat(html).contains("<img ").doesNotContain("http:").doesNotContain("https:");
    }

    @Test
    void saysWhereTheLibraryDoesNotDrawAndThePictureStays() {
        Figure prices = CandlestickPlot.create("Prices", table(5, false), "day", "x", "z", "y", "x");
        assertThat(FigureHtml.of(prices, "f")).contains("has no candlestick").doesNotContain("<script");
        assertThat(FigureHtml.of(LinePlot.create("Line", table(5, false), "x", "y"), "f"))
                .contains("<script");
    }

    @Test
    void drawsSomeOfAMillionPointsAndSaysSo() {
        double[] million = IntStream.range(0, 1_000_000).mapToDouble(k -> k).toArray();
        Figure figure = new Figure(ScatterTrace.builder(million, million).build());
        JsonNode tree = FigureJson.tree(figure);
        assertThat(tree.path("data").path(0).path("x").size()).isBetween(5_000, 10_000);
        assertThat(tree.path("data").path(0).path("x").path(1))
                .isEqualTo(tree.path("data").path(0).path("y").path(1));
        assertThat(tree.path("layout")
                        .path("title")
                        .path("subtitle")
                        .path("text")
                        .asText())
                .isEqualTo("drawn: 1 in 128 of up to 1,000,000 points a trace");
        assertThat(FigureSvg.of(figure)).hasSizeLessThan(60_000).contains("1 in 128");
        assertThat(FigureText.of(figure)).contains("1 in 128");
    }

    @Test
    void countsEveryOneOfManyValuesOfAHistogram() {
        double[] values = new Random(1).doubles(100_000).toArray();
        JsonNode trace = FigureJson.tree(
                        new Figure(HistogramTrace.builder(values).build()))
                .path("data")
                .path(0);
        assertThat(trace.path("type").asText()).isEqualTo("bar");
        int sum = 0;
        for (JsonNode count : trace.path("y")) {
            sum += count.asInt();
        }
        assertThat(sum).isEqualTo(100_000);
        assertThat(trace.path("y").size()).isBetween(5, 60);
    }

    @Test
    void findsQuartilesBetweenTheNearestValues() {
        double[] sorted = {1, 2, 3, 4, 5, 6, 7, 8};
        assertThat(Quartiles.quantile(sorted, 0.25)).isEqualTo(2.5);
        assertThat(Quartiles.quantile(sorted, 0.5)).isEqualTo(4.5);
        assertThat(Quartiles.quantile(new double[] {7}, 0.75)).isEqualTo(7);
    }
}
