package org.nasturtium.engine.train;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Says in a line why a trial failed. */
public final class FailureCause {
    /** How the libraries say it: libtorch on CPU and on CUDA, JavaCPP, C++, ND4J. */
    private static final List<String> OUT_OF_MEMORY = List.of(
            "out of memory",
            "can't allocate memory",
            "outofmemory",
            "failed to allocate",
            "bad_alloc",
            "physical memory usage is too high");

    private static final int LONGEST = 300;

    private FailureCause() {}

    /** The first line of its message, shortened, and what kind of failure it is. */
    public static String of(Throwable thrown) {
        // a C++ message goes on with the library's own stack
        String message = Objects.requireNonNullElse(thrown.getMessage(), "")
                .lines()
                .findFirst()
                .orElse("");
        if (message.length() > LONGEST) {
            message = message.substring(0, LONGEST) + "...";
        }
        if (thrown instanceof Diverged || thrown instanceof TrainingTimedOut) {
            return message;
        }
        String lower = message.toLowerCase(Locale.ROOT);
        boolean memory =
                thrown instanceof OutOfMemoryError || OUT_OF_MEMORY.stream().anyMatch(lower::contains);
        String cause = thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
        return memory ? "out of memory: " + cause : cause;
    }
}
