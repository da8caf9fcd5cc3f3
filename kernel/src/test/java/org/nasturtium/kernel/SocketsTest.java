package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nasturtium.dsl.Searcher;
import org.nasturtium.kernel.SocketClient.Heard;
import org.nasturtium.kernel.wire.WireListener;
import org.nasturtium.kernel.wire.ZeroMqWire;
import org.zeromq.ZMQ;

/** The protocol on real sockets: what can go wrong between a front end and the kernel. */
class SocketsTest {
    @TempDir
    static Path runs;

    private static SocketClient client;
    private static ZeroMqWire wire;
    private static NasturtiumKernel kernel;

    @BeforeAll
    static void start() throws IOException {
        client = new SocketClient();
        AtomicReference<WireListener> listener = new AtomicReference<>();
        wire = new ZeroMqWire(
                client.connection(), (channel, message) -> listener.get().received(channel, message));
        kernel = new NasturtiumKernel(wire, Searcher.ENGINE, runs);
        listener.set(kernel.listener());
        kernel.start();
        wire.start();
        client.connect();
        assertThat(client.next("iopub").type()).isEqualTo("iopub_welcome");
    }

    @AfterAll
    static void stop() {
        kernel.close();
        wire.close();
        client.close();
    }

    private static String value(String code) {
        String request = client.execute(code);
        assertThat(client.reply("shell", request).path("status").asText()).isEqualTo("ok");
        return client.published(request).stream()
                .filter(heard -> heard.type().equals("execute_result"))
                .map(heard -> heard.content().at("/data").path("text/plain").asText())
                .collect(Collectors.joining());
    }

    private static String text(List<Heard> published, String stream) {
        return published.stream()
                .filter(heard -> heard.content().path("name").asText().equals(stream))
                .map(heard -> heard.content().path("text").asText())
                .collect(Collectors.joining());
    }

    @Test
    void theHeartBeats() {
        ZMQ.Socket heart = client.socket("hb");
        heart.send("ping");
        assertThat(heart.recvStr()).isEqualTo("ping");
    }

    @Test
    void saysWhereItListens() {
        JsonNode ports = client.reply("shell", client.send("shell", "connect_request", "{}"));
        assertThat(ports.path("iopub_port").asInt()).isEqualTo(client.port("iopub"));
    }

    @Test
    void isNotHarmedByWhatIsNoMessage() {
        client.sendRaw("shell", "0".repeat(64), "{}", "{}", "{}", "{}");
        client.sendRaw("shell", "", "{}", "{}", "{}", "{}");
        client.sendRaw("control", "nonsense");
        client.socket("shell").send("nonsense");
        client.socket("shell").send(new byte[0]);
        client.send("shell", "execute_request", "{\"code\": ");
        client.send("shell", "execute_request", "[1, 2]");
        client.send("shell", "", "{}");
        client.send("stdin", "input_reply", "{\"value\":\"nobody asked\"}");
        assertThat(value("1 + 1")).isEqualTo("2");
    }

    @Test
    void readsNumbersThatJsonDoesNotKnowAndWritesThemAsText() {
        String request = client.send(
                "shell", "execute_request", "{\"code\":\"display('application/json', [x: 0.0d / 0])\",\"more\":NaN}");
        assertThat(client.reply("shell", request).path("status").asText()).isEqualTo("ok");
        assertThat(client.published(request).toString()).contains("NaN");
    }

    @Test
    void halfALetterLosesNoReply() {
        String request = client.send("shell", "execute_request", "{\"code\":\"'a\\ud83d' + 'b'\"}");
        assertThat(client.reply("shell", request).path("status").asText()).isEqualTo("ok");
        assertThat(client.published(request).toString()).containsPattern("text/plain\":\"a.b");
        request = client.execute("throw new Exception('x' + (char) 0xD83D)");
        assertThat(client.reply("shell", request).path("evalue").asText()).containsPattern("x.");
        client.published(request);
    }

    @Test
    void aFloodArrivesWholeInFewMessagesAtASlowReader() throws InterruptedException {
        String request = client.execute("100_000.times { println it }");
        Thread.sleep(1500);
        List<Heard> published = client.published(request);
        assertThat(text(published, "stdout").lines()).hasSize(100_000).endsWith("99998", "99999");
        assertThat(published).hasSizeLessThan(1000);
        client.reply("shell", request);
    }

    @Test
    void tenMegabytesAreCutAndSaySo() {
        String request = client.execute("def line = 'y' * 10_000_000; println line; println 'after'");
        List<Heard> published = client.published(request);
        assertThat(text(published, "stdout")).hasSize(4_000_000);
        assertThat(text(published, "stderr"))
                .contains("4,000,000")
                .contains("[not shown: 6,000,007 characters, in 2 lines]");
        assertThat(client.reply("shell", request).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void lettersStayWholeAcrossFlushesAndProgressLinesStayTheyAre() {
        String request =
                client.execute("'ü😀'.getBytes('UTF-8').each { System.out.write(it); System.out.flush(); sleep 30 }\n"
                        + "3.times { print \"\\r$it\" }");
        assertThat(text(client.published(request), "stdout")).isEqualTo("ü😀\r0\r1\r2");
        client.reply("shell", request);
    }

    @Test
    void aDotIsSeenBeforeItsCellEnds() {
        String request = client.execute("print '.'; Thread.sleep(600_000)");
        Heard heard = client.next("iopub");
        while (!heard.type().equals("stream")) {
            heard = client.next("iopub");
        }
        assertThat(heard.content().path("text").asText()).isEqualTo(".");
        client.reply("control", client.send("control", "interrupt_request", "{}"));
        assertThat(client.reply("shell", request).path("ename").asText()).isEqualTo("KeyboardInterrupt");
        client.published(request);
    }

    @RepeatedTest(20)
    void anInterruptIsHeardOnShellToo() {
        String request = client.execute("while (true) { }");
        client.reply("shell", client.send("shell", "interrupt_request", "{}"));
        client.published(request);
    }
}
