package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.codehaus.groovy.runtime.GStringImpl;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.search.AskTell;
import org.nasturtium.engine.space.Decision;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.StrategyChoice;
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
        NasturtiumRenderers.installIn(renderer, new PageState(() -> null));
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
                .hasSizeLessThan(20_000)
                .endsWith("word, ... 999000 more]");
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
                .hasSizeBetween(500_000, 700_000);
        assertThat(data(ScatterPlot.create("two", table, "x", "y"))
                        .path("text/html")
                        .asText())
                .hasSizeLessThan(100_000);
    }

    @Test
    void showsEveryFigureAndTableOfAList() {
        JsonNode data = data(List.of(table, ScatterPlot.create("one", table, "x", "y"), "<words>"));
        assertThat(data.path("text/html").asText())
                .contains("<table", "data:image/svg+xml;base64,", "&lt;words&gt;")
                .doesNotContain("<words>");
        assertThat(data.path("text/plain").asText()).contains("Figure: scatter 'one'");
        assertThat(data(List.of(1, "two")).has("text/html")).isFalse();
    }

    @Test
    void showsTheNamesOfAMapBesideItsValues() {
        Map<String, Object> map = new java.util.LinkedHashMap<>();
        map.put("left & right", table);
        map.put("nested", List.of(new Table[] {table}, new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB)));
        String html = data(map).path("text/html").asText();
        assertThat(html).contains("<b>left &amp; right</b>", "data:image/png;base64,");
        assertThat(html.split("<table", -1)).hasSize(3);
    }

    @Test
    void boundsAListOfTablesAndOneThatHoldsItself() {
        assertThat(data(Collections.nCopies(100, table)).path("text/html").asText())
                .contains("... 70 more");
        List<Object> itself = new ArrayList<>();
        itself.add(table);
        itself.add(itself);
        assertThat(data(itself).path("text/html").asText()).hasSizeLessThan(20_000);
    }

    @Test
    void showsImagesAndBytesOfImagesAndOtherBytesAsNumbers() throws Exception {
        BufferedImage image = new BufferedImage(4_000, 10, BufferedImage.TYPE_INT_RGB);
        assertThat(data(image).path("image/png").asText()).startsWith("iVBOR");
        assertThat(data(image).path("text/plain").asText())
                .isEqualTo("picture of 4000 x 10 pixels, shown with 2000 x 5");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", bytes);
        assertThat(data(bytes.toByteArray()).has("image/jpeg")).isTrue();
        assertThat(data(new byte[] {1, 2}).path("text/plain").asText()).isEqualTo("[1, 2]");
    }

    @Test
    void showsAnExceptionWithItsPlaceAndCause() {
        assertThat(data(new IllegalStateException("outer", new RuntimeException("inner")))
                        .path("text/plain")
                        .asText())
                .startsWith("java.lang.IllegalStateException: outer\n    at ")
                .contains("Caused by: java.lang.RuntimeException: inner");
    }

    @Test
    void keepsAValueWhoseTextOrFormFails() {
        Object mute = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no words");
            }
        };
        Object none = new Object() {
            @Override
            @SuppressWarnings({"NullAway", "ToStringReturnsNull"})
            public String toString() {
                return null;
            }
        };
        assertThat(data(mute).path("text/plain").asText())
                .endsWith("(its text cannot be had: IllegalStateException: no words)");
        assertThat(data(none).path("text/plain").asText()).endsWith("(its text is null)");
        Object broken = new Object() {
            @Override
            public String toString() {
                throw new Error("broken");
            }
        };
        assertThat(data(broken).path("text/plain").asText()).endsWith("(its text cannot be had: Error: broken)");
        renderer.createRegistration(AtomicInteger.class).register((value, context) -> {
            throw new IllegalStateException("broken form");
        });
        assertThat(data(new AtomicInteger(41)).path("text/plain").asText())
                .startsWith("41")
                .contains("broken form");
    }

    @Test
    void givesFiguresAsTheModeAsks() {
        PageState page = new PageState(() -> null);
        GroovyRenderer other = new GroovyRenderer();
        NasturtiumRenderers.installIn(other, page);
        page.mode(PageState.Mode.MIME);
        JsonNode mime = Bundle.content(other.render(ScatterPlot.create("a", table, "x", "y")))
                .path("data");
        assertThat(mime.has("text/html")).isFalse();
        assertThat(mime.has("application/vnd.plotly.v1+json")).isTrue();
        page.mode(PageState.Mode.SVG);
        JsonNode svg = Bundle.content(other.render(ScatterPlot.create("a", table, "x", "y")))
                .path("data");
        assertThat(svg.has("application/vnd.plotly.v1+json")).isFalse();
        assertThat(svg.path("text/html").asText()).contains("<img").doesNotContain("<script");
    }

    @Test
    void writesNumbersThatJsonDoesNotKnowAsText() {
        assertThat(Bundle.content(renderer.render(Double.NaN)).toString()).contains("NaN");
    }

    @Test
    void drawsWhatAStrategyJustDid() {
        AskTell strategy = AskTell.of(
                SearchSpace.of(
                        "two", List.of(Decision.choice("op", "conv", "skip"), Decision.choice("units", 8L, 16L))),
                new StrategyChoice("evolution", Map.of("population", 2, "sample", 2)),
                List.of(new Objective("accuracy", true)),
                4,
                1);
        for (int k = 0; k < 3; k++) {
            strategy.observe(Objects.requireNonNull(strategy.propose()), k / 10.0);
        }
        assertThat(data(strategy.explain()).path("text/plain").asText()).startsWith("Trial 2 (accuracy 0.2000) joined");
        strategy.propose();
        JsonNode data = data(strategy.explain());
        assertThat(data.path("text/html").asText())
                .contains("data:image/svg+xml;base64,", "mutation")
                .hasSizeLessThan(100_000);
        assertThat(data.path("text/plain").asText())
                .startsWith("Drew 2 of the 2 alive")
                .contains("parent");
    }
}
