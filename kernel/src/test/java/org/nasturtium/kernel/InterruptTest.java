package org.nasturtium.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.kernel.KernelKit.Ran;
import org.nasturtium.kernel.wire.Channel;
import org.nasturtium.kernel.wire.Message;

/** One interrupt ends a cell and what it started; variables stay, the next cell works. */
class InterruptTest {
    @TempDir
    static Path runs;

    private static KernelKit kit;

    @BeforeAll
    static void start() {
        kit = new KernelKit(runs);
        kit.run("kept = 41");
    }

    @AfterAll
    static void stop() {
        kit.close();
    }

    @AfterEach
    void theNextCellWorks() {
        Ran next = kit.run("println 'heard'; kept + 1");
        assertThat(next.value()).isEqualTo("42");
        assertThat(next.text("stdout")).isEqualTo("heard\n");
    }

    private static void interrupt() {
        assertThat(kit.ask(Channel.CONTROL, "interrupt_request", Map.of())
                        .path("status")
                        .asText())
                .isEqualTo("ok");
    }

    private static void isInterrupted(Ran ran) {
        assertThat(ran.status()).isEqualTo("error");
        assertThat(ran.reply().path("ename").asText()).isEqualTo("KeyboardInterrupt");
        assertThat(ran.shown("error")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "while (true) { }",
                "for (;;);",
                "do { } while (true)",
                "sleep 60_000",
                "sleep(60_000) { false }",
                "[1].each { sleep 60_000 }",
                "Thread.sleep(60_000)",
                "while (true) { println 'x' }",
                "while (true) { try { sleep 10 } catch (Exception e) { } }",
                "while (true) { try { [1].each { sleep 60_000 } } catch (Throwable t) { } }",
                "while (true) { try { new Object().with { synchronized (it) { it.wait() } } } catch (InterruptedException e) { } }",
                "def again() { while (true) { } }; again()",
                "def down(n) { n == 0 ? 0 : down(n - 1) }; while (true) down(500)",
                "class Static { static turn() { while (true) { } } }; Static.turn()",
                "class Sleeper { static rest() { sleep 60_000 } }; Sleeper.rest()",
                "class Made { Made() { while (true) { } } }; new Made()",
                "@groovy.transform.CompileStatic class Typed { static long turn() { long n = 0; while (true) n++ } }; Typed.turn()",
                "java.util.stream.Stream.iterate(1, { it + 1 }).forEach { }",
                "(1..Integer.MAX_VALUE).sum { it as long }",
                "(1..8).toList().parallelStream().forEach { while (true) { } }",
                "Thread.start { while (true) { } }.join()",
                "java.util.concurrent.CompletableFuture.runAsync { while (true) { } }.join()",
                "java.util.concurrent.Executors.newSingleThreadExecutor().submit { while (true) { } }.get()",
                "new java.util.concurrent.LinkedBlockingQueue().take()",
                "input('name? ')",
                "System.in.read()",
                "'sleep 60'.execute().waitFor()",
            })
    void endsACell(String code) {
        Message cell = kit.execute("println 'begun'; " + code);
        kit.awaitText(cell, "begun");
        interrupt();
        isInterrupted(kit.ran(cell));
    }

    @Test
    void sticksWhileACellIsCompiled() {
        String many = IntStream.range(0, 150)
                .mapToObj(i -> "def f" + i + "(x) { x.collect { it * " + i + " }.findAll { it > 1 }.sum() }")
                .collect(Collectors.joining("\n"));
        Message cell = kit.execute(many + "\nprintln 'ran'");
        kit.await(cell, sent -> sent.message().type().equals("execute_input"));
        interrupt();
        Ran ran = kit.ran(cell);
        isInterrupted(ran);
        assertThat(ran.text("stdout")).isEmpty();
    }

    @Test
    void isHarmlessTwiceAndWhenNothingRuns() {
        interrupt();
        interrupt();
        Message cell = kit.execute("println 'begun'; while (true) { }");
        kit.awaitText(cell, "begun");
        interrupt();
        interrupt();
        isInterrupted(kit.ran(cell));
        interrupt();
    }

    @Test
    void leavesABackgroundThreadOfAnEarlierCellAlone() {
        kit.run("lives = true; background = Thread.start { while (lives) { Thread.sleep 1 } }");
        Message cell = kit.execute("println 'begun'; while (true) { }");
        kit.awaitText(cell, "begun");
        interrupt();
        isInterrupted(kit.ran(cell));
        assertThat(kit.run("background.isAlive()").value()).isEqualTo("true");
        kit.run("lives = false; background.join()");
    }

    @Test
    void leavesACellBehindWhoseParallelStreamDoesNotListen() {
        kit.run("deaf = new org.nasturtium.kernel.Deaf()");
        Message cell = kit.execute("println 'begun'; (1..64).toList().parallelStream().forEach { deaf.listen() }");
        kit.awaitText(cell, "begun");
        interrupt();
        kit.await(cell, sent -> sent.message().content().path("text").asText().contains("busy in "));
        interrupt();
        isInterrupted(kit.ran(cell));
        kit.run("deaf.release()");
    }

    @Test
    void leavesACellBehindThatDoesNotListenTwice() {
        kit.run("deaf = new org.nasturtium.kernel.Deaf()");
        Message cell = kit.execute("println 'begun'; def heard = deaf.listen(); 3.times { deaf.afterwards() }; heard");
        Message next = kit.execute("'never'");
        kit.awaitText(cell, "begun");
        interrupt();
        kit.await(
                cell,
                sent -> sent.message()
                        .content()
                        .path("text")
                        .asText()
                        .contains("busy in org.nasturtium.kernel.Deaf.listen"));
        interrupt();
        Ran ran = kit.ran(cell);
        isInterrupted(ran);
        assertThat(ran.shown("error").get(0).toString()).contains("left behind");
        assertThat(kit.ran(next).status()).isEqualTo("aborted");
        assertThat(kit.run("kept").value()).isEqualTo("41");

        assertThat(kit.run("deaf.release(); Thread.sleep 200; deaf.wentOn()").value())
                .isEqualTo("false");
        assertThat(new Ran(ran.reply(), kit.of(cell)).shown("execute_result")).isEmpty();
        assertThat(kit.of(cell))
                .filteredOn(message -> message.type().equals("execute_reply"))
                .hasSize(1);
    }
}
