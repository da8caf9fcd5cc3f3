package org.nasturtium.kernel.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Scripts whose searches take seconds. */
final class SmallScript {
    private static final String SPACE = """
            def tiny = space('tiny') {
              conv filters: [4, 8, 12], kernel: [1, 3], act: [relu, tanh]
              pool max, avg
              dense units: [8, 16]
              output()
            }
            """;

    private String weights = "";
    private final StringBuilder text = new StringBuilder(SPACE);

    /** Its searches write no weights, so that their journals are nearly all that takes space. */
    SmallScript keepingNoWeights() {
        weights = "keep 0";
        return this;
    }

    SmallScript search(int trials, int threads, int epochs) {
        text.append(String.format("""
                found = search(tiny) {
                  data digits
                  using evolution(population: 4, sample: 2)
                  train epochs: %d, batch: 32
                  maximize accuracy
                  budget %d.trials
                  on threads(%d)
                  seed 5
                  %s
                }
                """, epochs, trials, threads, weights));
        return this;
    }

    /** Nothing but space, data and a measured budget. */
    SmallScript usual(int cpuSeconds) {
        text.append("found = search(tiny) { data digits; budget ")
                .append(cpuSeconds)
                .append(".cpuSeconds; seed 5 }\n");
        return this;
    }

    SmallScript then(String lines) {
        text.append(lines).append('\n');
        return this;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, text);
    }
}
