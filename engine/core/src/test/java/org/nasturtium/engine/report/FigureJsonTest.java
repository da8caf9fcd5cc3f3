package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

class FigureJsonTest {
    @Test
    void writesNumbersAsNumbersAndWhatIsNoneAsNull() {
        JsonNode trace = trace(new Figure(ScatterTrace.builder(
                        new double[] {1, 2.5, 1e-7}, new double[] {Double.NaN, -3, Double.POSITIVE_INFINITY})
                .opacity(0.5)
                .build()));
        assertThat(trace.path("x")).hasToString("[1,2.5,1.0E-7]");
        assertThat(trace.path("y")).hasToString("[null,-3,null]");
        assertThat(trace.path("opacity").isNumber()).isTrue();
        assertThat(trace.path("type").asText()).isEqualTo("scatter");
    }

    @Test
    void writesTitlesAsPlotlyThreeReadsThem() {
        JsonNode layout = FigureJson.tree(new Figure(
                        Layout.builder()
                                .title("it's <b> & \"c\"")
                                .xAxis(Axis.builder().title("a\\b").build())
                                .build(),
                        ScatterTrace.builder(new double[] {1}, new double[] {1}).build()))
                .path("layout");
        assertThat(layout.path("title").path("text").asText()).isEqualTo("it's <b> & \"c\"");
        assertThat(layout.path("xaxis").path("title").path("text").asText()).isEqualTo("a\\b");
    }

    @Test
    void keepsNamesAndCategoriesAsTheyWere() {
        String nasty = "a</script>'\"\\";
        JsonNode trace = trace(new Figure(BarTrace.builder(new Object[] {nasty, "b"}, new double[] {1, 2})
                .name(nasty)
                .build()));
        assertThat(trace.path("x").path(0).asText()).isEqualTo(nasty);
        assertThat(trace.path("name").asText()).isEqualTo(nasty);
        JsonNode heat = trace(new Figure(HeatmapTrace.builder(
                        new Object[] {nasty, "0"}, new Object[] {"u", "v"}, new double[][] {{1, 2}, {Double.NaN, 4}})
                .build()));
        assertThat(heat.path("z")).hasToString("[[1,2],[null,4]]");
        assertThat(heat.path("x").path(0).asText()).isEqualTo(nasty);
    }

    @Test
    void tellsWhatAProgressFigureHolds() {
        Figure figure = Charts.figure("progress", ReportExamples.usual());
        JsonNode data = FigureJson.tree(figure).path("data");
        assertThat(data.findValuesAsText("name")).containsExactly("plain baseline", "trial", "best so far", "failed");
        assertThat(data.path(1).path("y")).hasSize(39);
        assertThat(data.path(2).path("line").path("shape").asText()).isEqualTo("hv");
        assertThat(data.path(3).path("x")).hasToString("[11,23]");
        double before = 0;
        for (JsonNode best : data.path(2).path("y")) {
            assertThat(best.asDouble()).isGreaterThanOrEqualTo(before);
            before = best.asDouble();
        }
        assertThat(FigureText.of(figure)).startsWith("Figure: scatter 'Progress of the search', 4 traces, ");
    }

    @Test
    void drawsAPictureForEachTwoOfThreeObjectives() {
        List<Figure> figures = new FrontChart()
                .figures(ReportInput.of(
                        ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.PARAMS, ReportExamples.MACS)));
        assertThat(figures).hasSize(3);
        assertThat(figures.stream()
                        .map(figure -> FigureJson.tree(figure)
                                .path("layout")
                                .path("title")
                                .path("text")
                                .asText()))
                .containsExactly(
                        "Front: accuracy against params", "Front: accuracy against macs", "Front: params against macs");
    }

    @Test
    void drawsTruthDownwards() {
        Figure figure = new ConfusionChart()
                .figures(new ReportInput(ReportExamples.usual(), null, ReportExamples.test("a", "b"), Map.of()))
                .get(0);
        JsonNode tree = FigureJson.tree(figure);
        assertThat(tree.path("data").path(0).path("x")).hasToString("[\"a\",\"b\"]");
        assertThat(tree.path("layout").path("yaxis").path("autorange").asText()).isEqualTo("reversed");
        assertThat(tree.path("data").path(0).path("z").path(0)).hasSize(2);
    }

    @Test
    void namesTheKnownChartsWhereOneIsUnknown() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> Charts.figure("progess", ReportExamples.usual()))
                .hasMessageContaining("no chart `progess`")
                .hasMessageContaining("progress");
    }

    private static JsonNode trace(Figure figure) {
        return FigureJson.tree(figure).path("data").path(0);
    }
}
