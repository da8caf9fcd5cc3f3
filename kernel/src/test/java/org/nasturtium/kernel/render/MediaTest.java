package org.nasturtium.kernel.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MediaTest {
    private static JsonNode data(DisplayData data) {
        return Bundle.content(data).path("data");
    }

    @Test
    void setsAFormulaApartUnlessItSaysItself() {
        assertThat(data(Media.latex("x^2")).path("text/latex").asText()).isEqualTo("$$x^2$$");
        assertThat(data(Media.latex("$x$")).path("text/latex").asText()).isEqualTo("$x$");
    }

    @Test
    void givesADrawingAsAnImageToo() {
        JsonNode drawing = data(Media.svg("<svg width='1' height='1'><text>a</text></svg>"));
        assertThat(drawing.path("image/svg+xml").asText()).contains("xmlns=");
        assertThat(drawing.path("text/html").asText()).startsWith("<img").contains("data:image/svg+xml;base64,");
        assertThatThrownBy(() -> Media.svg("<p>")).hasMessageContaining("no <svg> element");
    }

    @Test
    void writesAnyValueAsATree() {
        JsonNode tree = data(Media.json(Map.of("a", Arrays.asList(1, Double.NaN, null, 'c', new int[] {2}))))
                .path("application/json");
        assertThat(tree).hasToString("{\"a\":[1,null,null,\"c\",[2]]}");
        assertThat(data(Media.json("[1, {\"b\": 2}]"))
                        .path("application/json")
                        .path(1)
                        .path("b")
                        .asInt())
                .isEqualTo(2);
        assertThatThrownBy(() -> Media.json("{a"))
                .hasMessageStartingWith("json: ")
                .hasMessageContaining("Maybe");
        List<Object> itself = new java.util.ArrayList<>();
        itself.add(itself);
        assertThatThrownBy(() -> Media.json(itself)).hasMessageContaining("nested more than");
    }

    @Test
    void readsAPictureFromItsFileAndSaysWhatIsNone(@TempDir Path folder) throws Exception {
        Path file =
                Files.write(folder.resolve("a.gif"), "GIF89a...".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(data(Media.image(file.toString())).has("image/gif")).isTrue();
        assertThat(data(Media.image(file.toFile())).has("image/gif")).isTrue();
        assertThatThrownBy(() -> Media.image(folder.resolve("b.png"))).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> Media.image(new byte[] {1, 2, 3})).hasMessageContaining("none of PNG");
        assertThatThrownBy(() -> Media.image(7)).hasMessageContaining("java.lang.Integer is no picture");
    }
}
