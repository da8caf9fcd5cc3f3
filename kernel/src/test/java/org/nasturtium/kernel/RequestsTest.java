package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.kernel.KernelKit.Ran;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** Each request of the protocol, without sockets. */
class RequestsTest {
    @TempDir
    static Path runs;

    private static KernelKit kit;

    @BeforeAll
    static void start() {
        kit = new KernelKit(runs);
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    private static JsonNode ask(String type, Map<String, ?> content) {
        return kit.ask(Channel.SHELL, type, content);
    }

    @Test
    void anExecutionIsBusyThenShownThenAnsweredThenIdle() {
        Ran ran = kit.run("println 'x'; System.err.println 'y'; 6 * 7");
        assertThat(ran.messages())
                .extracting(Message::type)
                .containsExactly(
                        "status", "execute_input", "stream", "stream", "execute_result", "execute_reply", "status");
        assertThat(ran.value()).isEqualTo("42");
        assertThat(ran.text("stderr")).isEqualTo("y\n");
        assertThat(ran.reply().path("payload").isArray()).isTrue();
        assertThat(ran.reply().path("user_expressions").isObject()).isTrue();
    }

    @Test
    void aSilentCellIsRunAndNeitherShownNorCounted() {
        int before = kit.run("1").reply().path("execution_count").asInt();
        Ran silent = kit.run(Map.of("code", "quiet = 5; println 'x'; quiet", "silent", true));
        assertThat(silent.messages()).extracting(Message::type).containsExactly("status", "execute_reply", "status");
        Ran unstored = kit.run(Map.of("code", "quiet + 1 // unstored", "store_history", false));
        assertThat(unstored.value()).isEqualTo("6");
        assertThat(kit.run("2").reply().path("execution_count").asInt()).isEqualTo(before + 1);
        assertThat(sources(Map.of("hist_access_type", "search", "pattern", "*unstored*")))
                .isEmpty();
    }

    @Test
    void userExpressionsAreGivenEachWithItsOwnFate() {
        Ran ran = kit.run(
                Map.of("code", "def seven = 7", "user_expressions", Map.of("good", "seven * 2", "bad", "nothingHere")));
        JsonNode given = ran.reply().path("user_expressions");
        assertThat(given.at("/good/data").path("text/plain").asText()).isEqualTo("14");
        assertThat(given.at("/good/status").asText()).isEqualTo("ok");
        assertThat(given.at("/bad/status").asText()).isEqualTo("error");
        assertThat(given.at("/bad/traceback").isArray()).isTrue();
        assertThat(ran.shown("error")).isEmpty();
    }

    @Test
    void afterAnErrorTheWaitingCellsAreAborted() {
        List<Message> cells = new ArrayList<>();
        for (String code : List.of("Thread.sleep 100", "throw new Exception('no')", "'three'", "'four'")) {
            cells.add(kit.execute(code));
        }
        assertThat(cells)
                .extracting(cell -> kit.ran(cell).status())
                .containsExactly("ok", "error", "aborted", "aborted");
        assertThat(kit.of(cells.get(3))).extracting(Message::type).containsExactly("status", "execute_reply", "status");
        assertThat(kit.run("1").status()).isEqualTo("ok");
    }

    @Test
    void withoutStopOnErrorTheWaitingCellsRun() {
        Message first = kit.send(
                Channel.SHELL,
                "execute_request",
                Map.of("code", "Thread.sleep 50; throw new Exception('no')", "stop_on_error", false));
        Message second = kit.execute("'two'");
        assertThat(kit.ran(first).status()).isEqualTo("error");
        assertThat(kit.ran(second).value()).isEqualTo("two");
    }

    @Test
    void inputIsRefusedWhereTheFrontEndTakesNoQuestions() {
        for (String code : List.of("input('name? ')", "password('word? ')", "System.in.read()")) {
            Ran ran = kit.run(Map.of("code", code, "allow_stdin", false, "stop_on_error", false));
            assertThat(ran.reply().path("evalue").asText()).contains("allow_stdin");
        }
    }

    @Test
    void aPasswordIsAskedForSecretly() {
        Message cell = kit.execute("password('word? ').reverse()");
        Message question = kit.await(cell, sent -> sent.message().type().equals("input_request"));
        assertThat(question.content().toString()).isEqualTo("{\"prompt\":\"word? \",\"password\":true}");
        kit.send(Channel.STDIN, "input_reply", Map.of("value", "Zoë"));
        assertThat(kit.ran(cell).value()).isEqualTo("ëoZ");
    }

    @Test
    void anAnswerToAnEarlierQuestionIsNotTakenForThisOne() {
        Message first = kit.execute("input('first? ')");
        Message asked = kit.await(first, sent -> sent.message().type().equals("input_request"));
        kit.ask(Channel.CONTROL, "interrupt_request", Map.of());
        kit.ran(first);
        Message second = kit.execute("input('second? ')");
        Message again = kit.await(second, sent -> sent.message().type().equals("input_request"));
        kit.send(Channel.STDIN, "input_reply", Map.of("value", "late"), asked.header());
        kit.send(Channel.STDIN, "input_reply", Map.of("value", "right"), again.header());
        assertThat(kit.ran(second).value()).isEqualTo("right");
    }

    @Test
    void questionsAboutCodeAreAnsweredWhileACellRuns() {
        kit.run("def tableOfNames = [alpha: 1]");
        Message cell = kit.execute("println 'begun'; while (true) { }");
        kit.awaitText(cell, "begun");
        assertThat(ask("complete_request", Map.of("code", "tableOf", "cursor_pos", 7))
                        .path("matches")
                        .toString())
                .contains("tableOfNames");
        assertThat(ask("inspect_request", Map.of("code", "tableOfNames", "cursor_pos", 3))
                        .path("found")
                        .asBoolean())
                .isTrue();
        assertThat(ask("is_complete_request", Map.of("code", "1 +"))
                        .path("status")
                        .asText())
                .isEqualTo("incomplete");
        assertThat(ask("kernel_info_request", Map.of()).path("status").asText()).isEqualTo("ok");
        kit.ask(Channel.CONTROL, "interrupt_request", Map.of());
        kit.ran(cell);
    }

    @ParameterizedTest
    @ValueSource(ints = {-5, 0, 5, 6, 7, 1000})
    void aCursorAnywhereIsAnswered(int cursor) {
        kit.run("zebra = 1");
        Map<String, ?> content = Map.of("code", "'😀' + zeb", "cursor_pos", cursor);
        assertThat(ask("inspect_request", content).path("status").asText()).isEqualTo("ok");
        JsonNode reply = ask("complete_request", content);
        assertThat(reply.path("status").asText()).isEqualTo("ok");
        assertThat(reply.path("cursor_end").asInt()).isBetween(0, 9);
    }

    @Test
    void aCursorCountsLetters() {
        kit.run("zebra = 1");
        JsonNode reply = ask("complete_request", Map.of("code", "'😀' + zeb", "cursor_pos", 9));
        assertThat(reply.path("cursor_start").asInt()).isEqualTo(6);
        assertThat(reply.path("cursor_end").asInt()).isEqualTo(9);
        assertThat(reply.path("matches").get(0).asText()).isEqualTo("zebra");
    }

    private static List<String> sources(Map<String, ?> content) {
        List<String> sources = new ArrayList<>();
        ask("history_request", content)
                .path("history")
                .forEach(entry -> sources.add(entry.get(2).asText()));
        return sources;
    }

    @Test
    void historyIsFoundByItsEndByRangeAndByPattern() {
        int line = kit.run("'h' * 1").reply().path("execution_count").asInt();
        kit.run("'h' * 2");
        kit.run("'h' * 1");
        assertThat(sources(Map.of("hist_access_type", "tail", "n", 2))).containsExactly("'h' * 2", "'h' * 1");
        assertThat(sources(Map.of("hist_access_type", "range", "session", 0, "start", line, "stop", line + 2)))
                .containsExactly("'h' * 1", "'h' * 2");
        assertThat(sources(Map.of("hist_access_type", "search", "pattern", "'h' ? ?")))
                .containsExactly("'h' * 1", "'h' * 2", "'h' * 1");
        assertThat(sources(Map.of("hist_access_type", "search", "pattern", "'h'*", "unique", true)))
                .containsExactly("'h' * 2", "'h' * 1");
        assertThat(sources(Map.of("hist_access_type", "search", "pattern", "'h'*", "n", 1)))
                .containsExactly("'h' * 1");
        JsonNode full = ask("history_request", Map.of("hist_access_type", "tail", "n", 1, "output", true));
        assertThat(full.at("/history/0/2").toString()).isEqualTo("[\"'h' * 1\",\"h\"]");
        assertThat(full.at("/history/0/0").isInt()).isTrue();
    }

    @Test
    void anUnfinishedBlockIsIndented() {
        JsonNode reply = ask("is_complete_request", Map.of("code", "def f(x) {\n    if (x) {"));
        assertThat(reply.path("status").asText()).isEqualTo("incomplete");
        assertThat(reply.path("indent").asText()).isEqualTo("        ");
        assertThat(ask("is_complete_request", Map.of("code", "foo(1))"))
                        .path("status")
                        .asText())
                .isEqualTo("invalid");
    }

    @Test
    void emptyAndCommentCellsGiveNothing() {
        for (String code : List.of("", "\n\n", "  ", "// nothing", "/* nothing */", ";")) {
            Ran ran = kit.run(code);
            assertThat(ran.status()).as(code).isEqualTo("ok");
            assertThat(ran.shown("execute_result")).as(code).isEmpty();
        }
    }

    @Test
    void aMegabyteOfSourceRuns() {
        String code = "// " + "x".repeat(500_000) + "\n'" + "y".repeat(60_000) + "'.size()\n/* " + "z".repeat(500_000)
                + " */";
        assertThat(kit.run(code).value()).isEqualTo("60000");
    }

    @Test
    void debuggingIsNotAdvertised() {
        JsonNode info = ask("kernel_info_request", Map.of());
        assertThat(info.path("debugger").asBoolean()).isFalse();
        assertThat(info.path("supported_features")).isEmpty();
        assertThat(info.at("/language_info/codemirror_mode").asText()).isEqualTo("groovy");
    }

    @Test
    void anUnknownMessageGetsNoReplyAndHarmsNothing() {
        Message strange = kit.send(Channel.SHELL, "strange_request", Map.of());
        kit.await(
                strange,
                sent -> sent.message()
                        .content()
                        .path("execution_state")
                        .asText()
                        .equals("idle"));
        Message onControl = kit.send(Channel.CONTROL, "execute_request", Map.of("code", "1"));
        kit.await(
                onControl,
                sent -> sent.message()
                        .content()
                        .path("execution_state")
                        .asText()
                        .equals("idle"));
        assertThat(kit.of(strange)).extracting(Message::type).containsOnly("status");
        assertThat(kit.of(onControl)).extracting(Message::type).containsOnly("status");
        assertThat(kit.run("1").status()).isEqualTo("ok");
    }

    private static Message comm(String type, Map<String, ?> content) {
        return kit.send(Channel.SHELL, type, content);
    }

    @Test
    void aCommForATargetThatNobodyOffersIsClosed() {
        Message open = comm("comm_open", Map.of("comm_id", "c0", "target_name", "none", "data", Map.of()));
        Message close = kit.await(open, sent -> sent.message().type().equals("comm_close"));
        assertThat(close.content().path("comm_id").asText()).isEqualTo("c0");
        assertThat(ask("comm_info_request", Map.of()).path("comms").has("c0")).isFalse();
    }

    @Test
    void aCommIsHeardAndAnsweredBetweenCells() {
        kit.run("""
                heard = []
                commTarget('echo') { comm ->
                  heard << comm.opening().data()
                  comm.onMessage { heard << it.data(); comm.send(twice: it.data().n * 2); println 'message' }
                  comm.onClose { heard << 'closed' }
                }""");
        comm("comm_open", Map.of("comm_id", "c1", "target_name", "echo", "data", Map.of("a", 1)));
        assertThat(ask("comm_info_request", Map.of("target_name", "echo")).toString())
                .contains("comms");
        Message say = comm("comm_msg", Map.of("comm_id", "c1", "data", Map.of("n", 21)));
        Message answer = kit.await(say, sent -> sent.message().type().equals("comm_msg"));
        assertThat(answer.content().toString()).isEqualTo("{\"comm_id\":\"c1\",\"data\":{\"twice\":42}}");
        kit.awaitText(say, "message");
        comm("comm_close", Map.of("comm_id", "c1", "data", Map.of()));
        assertThat(kit.run("heard").value()).isEqualTo("[[a:1], [n:21], closed]");
        Message late = comm("comm_msg", Map.of("comm_id", "c1", "data", Map.of("n", 1)));
        kit.await(
                late,
                sent -> sent.message()
                        .content()
                        .path("execution_state")
                        .asText()
                        .equals("idle"));
    }

    @Test
    void aCellOpensAComm() {
        Ran ran = kit.run("mine = openComm('chart', [x: 1]); mine.send(y: 2); mine.close()");
        assertThat(ran.messages()).extracting(Message::type).containsSubsequence("comm_open", "comm_msg", "comm_close");
        assertThat(ran.shown("comm_open").get(0).path("target_name").asText()).isEqualTo("chart");
    }

    @Test
    void aFailingCommListenerIsAnErrorThere() {
        kit.run("commTarget('bad') { comm -> throw new IllegalStateException('no') }");
        Message open = comm("comm_open", Map.of("comm_id", "c2", "target_name", "bad", "data", Map.of()));
        kit.await(open, sent -> sent.message().type().equals("error"));
        assertThat(kit.of(open)).extracting(Message::type).contains("comm_close");
        assertThat(kit.run("1").status()).isEqualTo("ok");
    }
}
