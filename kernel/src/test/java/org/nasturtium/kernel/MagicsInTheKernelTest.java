package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.kernel.KernelKit.Ran;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** Magics, completion and explanations as a front end sees them. */
class MagicsInTheKernelTest {
    private KernelKit kit;

    @BeforeEach
    void start(@TempDir Path runs) {
        kit = new KernelKit(runs);
    }

    @AfterEach
    void stop() {
        kit.close();
    }

    @Test
    void capturesWhatACellPutsOutAndShowsItLater() {
        Ran silent = kit.run(
                "%%capture noise\nprintln 'printed'; System.err.println 'bad'\ndisplay('text/html', '<b>x</b>')\n6 * 7");
        assertThat(silent.messages())
                .extracting(Message::type)
                .containsExactly("status", "execute_input", "execute_reply", "status");
        assertThat(kit.run("[noise.out, noise.err, noise.value, noise.shown]").value())
                .isEqualTo("[printed\n, bad\n, 42, 1]");
        Ran shown = kit.run("noise.show()");
        assertThat(shown.text("stdout")).isEqualTo("printed\n");
        assertThat(shown.messages()).extracting(Message::type).contains("display_data");
    }

    @Test
    void printsAndShowsBesideTheValue() {
        Ran ran = kit.run("def a = 1\n%who\n%time a + 1");
        assertThat(ran.text("stdout")).contains("time: ");
        assertThat(ran.messages())
                .extracting(Message::type)
                .containsSubsequence("display_data", "stream", "execute_result");
        assertThat(ran.value()).isEqualTo("2");
        kit.run("%output limit 1000");
        assertThat(kit.run("println 'x' * 5000").text("stdout").length()).isLessThanOrEqualTo(1001);
    }

    @Test
    void countsLettersAsTheProtocolDoes() {
        kit.run("def trap = [deep: 1]");
        JsonNode found =
                kit.ask(Channel.SHELL, "complete_request", Map.of("code", "'\ud83d\ude00'; trap.de", "cursor_pos", 12));
        assertThat(found.path("matches").toString()).isEqualTo("[\"deep\"]");
        assertThat(found.path("cursor_start").asInt()).isEqualTo(10);
        assertThat(found.path("cursor_end").asInt()).isEqualTo(12);
        JsonNode typed =
                found.path("metadata").path("_jupyter_types_experimental").path(0);
        assertThat(typed.path("text").asText()).isEqualTo("deep");
        assertThat(typed.path("type").asText()).isEqualTo("property");
    }

    @Test
    void answersBesideARunningCell() {
        Message cell = kit.execute("println 'begun'; sleep 20_000");
        kit.awaitText(cell, "begun");
        JsonNode found = kit.ask(Channel.SHELL, "complete_request", Map.of("code", "search(s) { tr", "cursor_pos", 14));
        JsonNode explained = kit.ask(
                Channel.SHELL, "inspect_request", Map.of("code", "%time 1", "cursor_pos", 3, "detail_level", 0));
        assertThat(kit.of(cell)).extracting(Message::type).doesNotContain("execute_reply");
        assertThat(found.path("matches").path(0).asText()).isEqualTo("train");
        assertThat(explained.path("data").path("text/plain").asText()).startsWith("%time CODE");
        kit.ask(Channel.CONTROL, "interrupt_request", Map.of());
        kit.ran(cell);
    }
}
