package org.nasturtium.engine.bench;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code bench train} was asked for.
 *
 * @param layout memory layout, {@code dense} or {@code blocked}; null = as configured
 * @param serve whether to answer {@code run N} lines instead of running once
 * @param json where the result goes; {@code -} = standard output, null = a line for a person
 */
record BenchmarkOptions(
        Workload workload,
        String backend,
        int steps,
        int warmup,
        @Nullable String layout,
        boolean serve,
        @Nullable String json) {
    static final String USAGE =
            "bench train --workload W1|W1I|W2|W3|W4a [--backend torch|dl4j] [--threads 1] [--steps 20]"
                    + " [--warmup 150] [--layout blocked|dense] [--serve] [--json FILE|-]";

    static BenchmarkOptions parse(List<String> arguments) {
        Workload workload = Workload.W1;
        String backend = "torch";
        int steps = 20;
        int warmup = 150;
        String layout = null;
        boolean serve = false;
        String json = null;
        for (int i = 0; i < arguments.size(); i++) {
            String option = arguments.get(i);
            if (option.equals("--serve")) {
                serve = true;
                continue;
            }
            String value = i + 1 < arguments.size() ? arguments.get(++i) : missing(option);
            switch (option) {
                case "--workload" -> workload = Workload.named(value);
                case "--backend" -> backend = value;
                case "--threads" -> oneThread(value);
                case "--steps" -> steps = number(option, value, 1);
                case "--warmup" -> warmup = number(option, value, 0);
                case "--layout" -> layout = layout(value);
                case "--json" -> json = value;
                default -> throw new IllegalArgumentException("unknown option `" + option + "`\nUse: " + USAGE);
            }
        }
        if (layout != null && !backend.equals("torch")) {
            throw new IllegalArgumentException(
                    "--layout is an option of the torch backend, not of " + backend + "\nLeave it out.");
        }
        return new BenchmarkOptions(workload, backend, steps, warmup, layout, serve, json);
    }

    private static String missing(String option) {
        throw new IllegalArgumentException("option `" + option + "` needs a value\nUse: " + USAGE);
    }

    private static void oneThread(String value) {
        if (!value.equals("1")) {
            throw new IllegalArgumentException(
                    "--threads " + value
                            + ": a network trains in one thread; only 1 is possible\nRun several processes to load more cores.");
        }
    }

    private static String layout(String value) {
        if (!List.of("blocked", "dense").contains(value)) {
            throw new IllegalArgumentException("--layout " + value + " must be blocked or dense");
        }
        return value;
    }

    private static int number(String option, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw new IllegalArgumentException(option + " " + value + " must be a whole number", notANumber);
        }
        throw new IllegalArgumentException(option + " " + value + " must be at least " + least);
    }
}
