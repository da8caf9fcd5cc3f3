package org.nasturtium.kernel.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.store.Json;
import org.nasturtium.engine.store.RunFolderTrouble;

/**
 * One search of {@code bench quality}: a script as anyone would write it, run in a process of its own, so that the start
 * of the JVM and its compiler count.
 *
 * @param space lines of the DSL: what may be chosen
 * @param data a data set as the DSL has it
 * @param cpuSeconds of the whole process, from its start to the trained winner
 */
record QualityRun(String space, String data, int cpuSeconds, int seed) {
    /** The README's space. */
    static final String TINY = """
            repeat 1..3, { conv filters: [16, 32, 64], kernel: [3, 5], act: [relu, swish]; optional batchNorm; pool max, avg }
              dense units: [64, 128], dropout: 0.0..0.5
              output()""";

    /** A network that one would write down without a search. */
    static final String FIXED = """
            conv filters: 32, kernel: 3, act: relu
              pool max
              conv filters: 64, kernel: 3, act: relu
              pool max
              flatten()
              dense units: 128, act: relu, dropout: 0.25
              output()""";

    private static final String MARK = "quality: ";

    /** The whole script: nothing but space, data, budget and seed; its last line tells what came out. */
    String script() {
        return """
            def searched = space('searched') {
              %s
            }
            def spent = { ProcessHandle.current().info().totalCpuDuration().get().toMillis() / 1000 }
            def found = search(searched) {
              data %s
              budget((%d - spent()).cpuSeconds)
              seed %d
            }
            def winner = found.winner
            def used = spent()
            println '%s' + org.nasturtium.engine.store.Json.line(org.nasturtium.engine.store.Json.tree([
              validation: found.best.accuracy, cpuSeconds: used, trials: found.trials.size(),
              selected: winner.found.architecture.text(), trial: winner.found.trial.id, epochs: winner.settings.epochs,
              test: winner.test().accuracy]))
            """.formatted(space, data, cpuSeconds, seed, MARK);
    }

    /**
     * Runs it to its end in a folder.
     *
     * @throws RunFolderTrouble with the end of its log if it fails
     */
    JsonNode run(Path folder) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("search.groovy"), script());
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command(script))
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                List<String> log = Files.readAllLines(err);
                throw new RunFolderTrouble(
                        "the search failed: " + String.join("\n", log.subList(Math.max(0, log.size() - 5), log.size())),
                        "Maybe the whole log says more: " + err);
            }
        } finally {
            process.destroy();
        }
        String line = Files.readAllLines(out, StandardCharsets.UTF_8).stream()
                .filter(each -> each.startsWith(MARK))
                .findFirst()
                .orElseThrow(
                        () -> new RunFolderTrouble("the search told no result", "Maybe its output says more: " + out));
        try {
            return Json.parse(line.substring(MARK.length()));
        } catch (JsonProcessingException damaged) {
            throw new RunFolderTrouble("the search told `" + line + "`", "Maybe its output says more: " + out, damaged);
        }
    }

    /** This process's own Java, class path and options. */
    private static List<String> command(Path script) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-Dnasturtium.terminal"))
                .toList());
        command.addAll(List.of(
                "-cp",
                absolute(System.getProperty("java.class.path", "")),
                Main.class.getName(),
                "run",
                script.toAbsolutePath().toString()));
        return command;
    }

    private static String absolute(String classPath) {
        List<String> entries = new ArrayList<>();
        for (String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }
}
