package org.nasturtium.kernel.command;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.nasturtium.engine.store.Json;

/** The command line in a process of its own, as the launcher starts it, with what it wrote. */
final class NasProcess {
    private static final long PATIENCE_SECONDS = 120;

    private final Process process;
    private final Path out;
    private final Path err;

    private NasProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts in a folder; its streams go to files beside it. */
    static NasProcess start(Path folder, String... arguments) throws IOException {
        return start(folder, entry -> true, arguments);
    }

    /** The same with a part of the class path. */
    static NasProcess start(Path folder, Predicate<String> classPath, String... arguments) throws IOException {
        // a build in the background ignores Ctrl-C, and what it starts would too
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
            command.add("--sun-misc-unsafe-memory-access=allow");
        }
        command.addAll(List.of("-Xmx1g", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.awt.headless=true"));
        command.addAll(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=warn", "-cp"));
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        command.add(
                Arrays.stream(all.split(File.pathSeparator)).filter(classPath).collect(joining(File.pathSeparator)));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile("nas", ".out");
        Path err = Files.createTempFile("nas", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new NasProcess(process, out, err);
    }

    /** Runs to the end. */
    static NasProcess run(Path folder, String... arguments) throws Exception {
        NasProcess started = start(folder, arguments);
        started.await();
        return started;
    }

    NasProcess await() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return this;
    }

    /** Waits until so many trials stand in a journal. */
    void awaitTrials(Path journal, int number) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (trials(journal) < number) {
            assertThat(process.isAlive())
                    .as(() -> "still running: " + text(err))
                    .isTrue();
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    /** Trials that ended, by a journal. */
    static int trials(Path journal) throws IOException {
        return Files.exists(journal) ? Files.readString(journal).split("\"event\":\"ended\"", -1).length - 1 : 0;
    }

    void signal(String name) throws Exception {
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .inheritIO()
                .start()
                .waitFor();
    }

    NasProcess expect(int code) {
        assertThat(process.exitValue()).as(() -> "exit code, with " + err()).isEqualTo(code);
        return this;
    }

    String out() {
        return text(out);
    }

    String err() {
        return text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            return failure.toString();
        }
    }

    /** A result without what no two runs share: its times, its energy and its place. */
    static JsonNode timeless(Path file) throws IOException {
        JsonNode node = Json.parse(Files.readString(file));
        ((ObjectNode) node).remove(List.of("seconds", "energy", "run"));
        node.path("trials").forEach(trial -> ((ObjectNode) trial).remove("seconds"));
        return node;
    }
}
