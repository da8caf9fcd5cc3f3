package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.codehaus.groovy.runtime.GStringImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.plotly.api.ScatterPlot;

class RenderersTest {
    private final GroovyRenderer renderer = new GroovyRenderer();
    private final Table table = Table.create(
            "t",
            DoubleColumn.create("x", 1, Double.NaN, 3),
            DoubleColumn.create("y", 3, 2, 1),
            StringColumn.create("word", "</script>", "<b>", "'\""));

    @BeforeEach
    void install() {
        NasturtiumRenderers.installIn(renderer, new PageState());
    }

    private JsonNode data(Object value) {
        return Bundle.content(renderer.render(value)).path("data");
    }

    @Test
    void writesPlainTextAsGroovyDoes() {
        assertThat(data(Map.of("a", 1)).path("text/plain").asText()).isEqualTo("[a:1]");
        assertThat(data(new int[] {1, 2}).path("text/plain").asText()).isEqualTo("[1, 2]");
        Object text = new GStringImpl(new Object[] {1}, new String[] {"a ", "!"});
        assertThat(data(text).path("text/plain").asText()).isEqualTo("a 1!");
    }

    @Test
    void boundsTheTextOfAMillionItems() {
        assertThat(data(Collections.nCopies(1_000_000, "word"))
                        .path("text/plain")
                        .asText())
                .hasSizeLessThan(200_000);
    }

    @Test
    void showsATableEscaped() {
        JsonNode data = data(table);
        assertThat(data.path("text/html").asText()).contains("&lt;b&gt;").doesNotContain("<b>");
        assertThat(data.path("text/plain").asText()).contains("word");
    }

    @Test
    void givesAFigureInFourFormsWithThePictureInside() {
        JsonNode data = data(ScatterPlot.create("Pareto", table, "x", "y", "word"));
        assertThat(List.of("application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"))
                .allSatisfy(form -> assertThat(data.has(form)).as(form).isTrue());
        assertThat(data.path("text/html").asText()).contains("<img").contains("data:image/svg+xml;base64,");
        assertThat(data.path("application/vnd.plotly.v1+json")
                        .path("layout")
                        .path("title")
                        .path("text")
                        .asText())
                .isEqualTo("Pareto");
    }

    @Test
    void bringsTheLibraryWithTheFirstFigureOnly() {
        assertThat(data(ScatterPlot.create("one", table, "x", "y"))
                        .path("text/html")
                        .asText())
                .hasSizeGreaterThan(1_000_000);
        assertThat(data(ScatterPlot.create("two", table, "x", "y"))
                        .path("text/html")
                        .asText())
                .hasSizeLessThan(100_000);
    }

    @Test
    void writesNumbersThatJsonDoesNotKnowAsText() {
        assertThat(Bundle.content(renderer.render(Double.NaN)).toString()).contains("NaN");
    }
}
