package org.nasturtium.engine.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.strategy.StrategyChoice;

/**
 * How long a search takes to go through its journal again, in a process that has done nothing else yet, as it is after a
 * kill: the start of the JVM does not count, that all code is new to it does.
 *
 * @param trials in the journal
 * @param seconds of wall time
 * @param cpuSeconds of all its threads, compiler and collector included
 */
public record ColdReplay(int trials, double seconds, double cpuSeconds) {
    private static final StrategyChoice RANDOM = new StrategyChoice("random", Map.of());
    private static final long SEED = 1;

    /**
     * Writes a journal of random search and lets another process replay it.
     *
     * @param folder where the journal stays
     */
    public static ColdReplay measure(int trials, Path folder) throws InterruptedException {
        Path journal = folder.resolve("replayed.jsonl");
        new OverheadBenchmark().run(RANDOM, trials, SEED, journal);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        // as the launcher started this one
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                ColdReplay.class.getName(),
                journal.toString(),
                String.valueOf(trials)));
        ProcessBuilder child = new ProcessBuilder(command);
        child.redirectError(ProcessBuilder.Redirect.INHERIT);
        try {
            Process process = child.start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("the process that replays " + journal + " ended with "
                        + process.exitValue() + "\nMaybe run it by hand: " + String.join(" ", child.command()));
            }
            String[] numbers = said.split(" ");
            return new ColdReplay(trials, Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1]));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot start " + java, failure);
        }
    }

    /** The other process: journal, trials; says wall and CPU seconds. */
    public static void main(String[] arguments) throws InterruptedException {
        int trials = Integer.parseInt(arguments[1]);
        ProcessCost before = ProcessCost.now();
        long begin = System.nanoTime();
        List<?> replayed = new OverheadBenchmark().run(RANDOM, trials, SEED, Path.of(arguments[0]));
        double seconds = (System.nanoTime() - begin) * 1e-9;
        double cpu = ProcessCost.now().since(before).totalMs() / 1000;
        if (replayed.size() != trials) {
            throw new IllegalStateException(replayed.size() + " trials were replayed instead of " + trials);
        }
        System.out.println(seconds + " " + cpu);
    }
}
