package org.nasturtium.engine.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Backends;
import org.nasturtium.engine.data.DataPlaces;

/** What the command {@code bench train} does: one measurement, or measurements on request over a pair of streams. */
public final class BenchmarkCommand {
    private static final ObjectMapper JSON = new ObjectMapper();

    private BenchmarkCommand() {}

    /** Entry for running it without the launcher. */
    public static void main(String[] arguments) {
        run(List.of(arguments), System.in, System.out);
    }

    /**
     * Runs with these options; results go to {@code out} and nothing else does.
     *
     * @throws IllegalArgumentException if the options are wrong, with the usage
     */
    public static void run(List<String> arguments, InputStream in, PrintStream out) {
        BenchmarkOptions options = BenchmarkOptions.parse(arguments);
        if (options.layout() != null) {
            System.setProperty("nasturtium.layout", options.layout());
        }
        Backend backend = Backends.named(options.backend());
        DataPlaces places = DataPlaces.of(System.getenv(), Path.of(System.getProperty("user.home")));
        BenchmarkImages images = BenchmarkImages.load(List.of(
                places.own().resolve("fashion-mnist"),
                places.own(),
                places.packages().resolve("fashion-mnist")));
        try (TrainingBenchmark benchmark = new TrainingBenchmark(options.workload(), backend, images)) {
            Map<String, Object> ready = warmUp(benchmark, options.warmup());
            if (options.serve()) {
                out.println(text(ready));
                serve(benchmark, in, out);
            } else {
                report(benchmark.run(options.steps()), options, out);
            }
        }
    }

    private static Map<String, Object> warmUp(TrainingBenchmark benchmark, int steps) {
        Map<String, Object> ready = new LinkedHashMap<>();
        ready.put("ready", true);
        if (steps > 0) {
            Measurement warm = benchmark.run(steps);
            ready.put("warmup_wall_ms", warm.wallMs() * steps);
            ready.put("warmup_cpu_ms", (warm.userMs() + warm.systemMs()) * steps);
        }
        return ready;
    }

    /** Answers each line {@code run N} with a measurement; any other line ends it. */
    private static void serve(TrainingBenchmark benchmark, InputStream in, PrintStream out) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.strip().split("\\s+");
                if (words.length != 2 || !words[0].equals("run")) {
                    return;
                }
                out.println(text(benchmark.run(Integer.parseInt(words[1])).json()));
                out.flush();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void report(Measurement result, BenchmarkOptions options, PrintStream out) {
        if (options.json() == null) {
            out.println(String.format(
                    Locale.ROOT,
                    "%s %s: wall %.1f ms, user %.1f, sys %.1f, loss %.4f",
                    result.workload().word(),
                    result.backend(),
                    result.wallMs(),
                    result.userMs(),
                    result.systemMs(),
                    result.loss()));
        } else if (options.json().equals("-")) {
            out.println(text(result.json()));
        } else {
            try {
                Files.writeString(Path.of(options.json()), text(result.json()) + System.lineSeparator());
            } catch (IOException failure) {
                throw new UncheckedIOException("cannot write " + options.json(), failure);
            }
        }
    }

    private static String text(Map<String, Object> fields) {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
