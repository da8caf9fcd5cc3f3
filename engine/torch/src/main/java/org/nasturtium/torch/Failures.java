package org.nasturtium.torch;

import java.util.Locale;
import org.nasturtium.engine.backend.OutOfDeviceMemory;

/** Turns errors of C++ into exceptions that a person can read. */
final class Failures {
    private Failures() {}

    /** The exception to throw in place of one from libtorch while doing something. */
    static RuntimeException of(String doing, Throwable failure) {
        String text = firstLine(failure);
        if (isOutOfMemory(text, failure)) {
            return new OutOfDeviceMemory(
                    "out of memory while " + doing + ": " + text
                            + "\nMaybe take a smaller batch or a narrower network.",
                    failure);
        }
        return new IllegalStateException("libtorch failed while " + doing + ": " + text, failure);
    }

    private static boolean isOutOfMemory(String text, Throwable failure) {
        String lower = text.toLowerCase(Locale.ROOT);
        return failure instanceof OutOfMemoryError
                || lower.contains("not enough memory")
                || lower.contains("out of memory")
                || lower.contains("can't allocate memory")
                || lower.contains("bad_alloc");
    }

    /** C++ messages carry a stack trace behind their first line. */
    private static String firstLine(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }
}
