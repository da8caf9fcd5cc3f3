package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Outcome;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TableRenderingTest {
    @Test
    void escapesCellsAndAlignsNumbersRight() {
        Table table = Table.create(
                StringColumn.create("<name>", "a & \"b\" </td><script>"), DoubleColumn.create("x", 0.123456));
        String html = TableHtml.of(table);
        Xml.parse(html);
        assertThat(html)
                .contains("&lt;name&gt;", "a &amp; &quot;b&quot; &lt;/td&gt;&lt;script&gt;")
                .containsPattern("text-align:right[^>]*>0\\.1235<")
                .doesNotContain("<script", "<style");
    }

    @Test
    void saysHowManyRowsAreLeftOut() {
        Table table =
                Table.create(IntColumn.create("id", IntStream.range(0, 1000).toArray()));
        assertThat(TableHtml.of(table)).contains("... 980 more rows");
        assertThat(TableHtml.of(table).split("<tr[ >]", -1)).hasSize(1 + 1 + 20 + 1);
        Xml.parse(TableHtml.of(Table.create("empty")));
        Xml.parse(TableHtml.of(table.emptyCopy()));
    }

    @Test
    void fitsAWidthAndKeepsTheIds() {
        Table table = Tables.trials(ReportExamples.usual());
        for (int width : new int[] {200, 80, 40, 12}) {
            String text = TableText.of(table, width);
            assertThat(text.lines().limit(42)).allMatch(line -> line.length() <= width);
            assertThat(text.lines().skip(1).limit(41).map(line -> line.strip().split(" ")[0]))
                    .containsExactlyElementsOf(IntStream.rangeClosed(0, 40)
                            .mapToObj(String::valueOf)
                            .toList());
        }
        assertThat(TableText.of(table, 80)).contains("more columns");
        assertThat(TableText.of(table, 500)).doesNotContain("more columns").doesNotContain("…");
    }

    @Test
    void listsTrialsWithTheirDecisions() {
        Table table = Tables.trials(ReportExamples.usual());
        assertThat(table.columnNames())
                .startsWith("id", "status", "accuracy", "loss", "params", "seconds", "origin")
                .contains("conv.filters", "conv.act", "train.learningRate")
                .endsWith("cause");
        assertThat(table.rowCount()).isEqualTo(41);
        assertThat(table.stringColumn("status").get(11)).isEqualTo("failed");
        assertThat(table.doubleColumn("accuracy").isMissing(11)).isTrue();
        assertThat(table.stringColumn("cause").get(23)).contains("above the limit");
    }

    @Test
    void ordersBestFirstAndKeepsTheFrontOnly() {
        Table best = Tables.bestFirst(ReportExamples.usual());
        double[] accuracies = best.doubleColumn("accuracy").asDoubleArray();
        double[] sorted = Arrays.stream(accuracies)
                .map(value -> -value)
                .sorted()
                .map(value -> -value)
                .toArray();
        assertThat(accuracies).hasSize(39).containsExactly(sorted);
        Table front = Tables.front(ReportExamples.usual(ReportExamples.ACCURACY, ReportExamples.PARAMS));
        double[] params = front.doubleColumn("params").asDoubleArray();
        assertThat(Arrays.stream(params).boxed().toList()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    }

    @Test
    void survivesDecisionsNamedLikeOurColumns() {
        var trial = new org.nasturtium.engine.strategy.Trial(
                0,
                new org.nasturtium.engine.space.Architecture(java.util.Map.of("Status", "x", "id", 3L)),
                new org.nasturtium.engine.evaluate.Fidelity(1, 1),
                "random",
                new Outcome.Failed("boom"),
                1);
        assertThat(Tables.table("t", List.of(trial), List.of(ReportExamples.ACCURACY))
                        .columnCount())
                .isEqualTo(8);
    }

    @Test
    void countsConfusionsByTruth() {
        Table table = Tables.confusion(ReportExamples.test("cat", "dog", "CAT"));
        assertThat(table.columnNames()).containsExactly("true \\ predicted", "cat", "dog", "CAT'");
        assertThat(table.rowCount()).isEqualTo(3);
        assertThat(Tables.perClass(ReportExamples.test("cat")).rowCount()).isEqualTo(1);
    }
}
