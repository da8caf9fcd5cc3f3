package org.nasturtium.kernel.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasturtium.kernel.wire.Message;

class CellOutputTest {
    private final List<Message> sent = Collections.synchronizedList(new ArrayList<>());
    private final CellOutput output = output(false);

    private CellOutput output(boolean silent) {
        return new CellOutput(
                (channel, message) -> sent.add(message), Message.unasked("execute_request", Message.json()), silent);
    }

    private void write(Stream stream, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        output.write(stream, bytes, 0, bytes.length);
    }

    private String text(Stream stream) {
        return sent.stream()
                .filter(message -> message.content().path("name").asText().equals(stream.word()))
                .map(message -> message.content().path("text").asText())
                .collect(Collectors.joining());
    }

    @Test
    void keepsALetterWholeThatIsWrittenInTwoParts() {
        byte[] bytes = "ü😀".getBytes(UTF_8);
        for (byte each : bytes) {
            output.write(Stream.STDOUT, new byte[] {each}, 0, 1);
        }
        output.flush();
        assertThat(text(Stream.STDOUT)).isEqualTo("ü😀");
    }

    @Test
    void gathersManyLinesIntoFewMessages() {
        for (int i = 0; i < 50_000; i++) {
            write(Stream.STDOUT, i + "\n");
        }
        output.flush();
        assertThat(sent).hasSizeLessThan(100);
        assertThat(text(Stream.STDOUT).lines()).hasSize(50_000);
    }

    @Test
    void keepsTheOrderOfBothStreams() {
        write(Stream.STDOUT, "a");
        write(Stream.STDERR, "b");
        write(Stream.STDOUT, "c");
        output.flush();
        assertThat(sent)
                .extracting(message -> message.content().path("text").asText())
                .containsExactly("a", "b", "c");
    }

    @Test
    void saysThatItCutsEndlessOutput() {
        String line = "x".repeat(9_999) + "\n";
        for (int i = 0; i < 600; i++) {
            write(Stream.STDOUT, line);
        }
        output.flush();
        assertThat(text(Stream.STDOUT)).hasSize(CellOutput.LIMIT);
        assertThat(text(Stream.STDERR)).contains("truncated");
    }

    @Test
    void sendsTextBeforeWhatIsShownAfterIt() {
        write(Stream.STDOUT, "first");
        output.show("display_data", Message.json());
        assertThat(sent).extracting(Message::type).containsExactly("stream", "display_data");
    }

    @Test
    void aSilentCellShowsItsStateOnly() {
        CellOutput silent = output(true);
        silent.write(Stream.STDOUT, new byte[] {'x'}, 0, 1);
        silent.show("execute_result", Message.json());
        silent.state("idle");
        assertThat(sent).extracting(Message::type).containsExactly("status");
    }
}
