package org.nasturtium.kernel.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.engine.search.SearchStopped;
import org.nasturtium.engine.store.RunRefused;

/** What a failure shows and which exit code it has. */
final class Failures {
    static final int FAILED = 1;
    static final int REFUSED = 2;
    static final int MISSING = 3;
    static final int STOPPED = 130;

    private Failures() {}

    /** Prints the message, the trace only for debugging, and returns the exit code. */
    static int show(Throwable failure, PrintWriter err, boolean debug) {
        String message = failure instanceof ScriptFailure script
                ? script.error().text()
                : failure.getMessage() == null ? failure.toString() : failure.getMessage();
        err.println(message);
        if (debug) {
            failure.printStackTrace(err);
        }
        err.flush();
        return code(failure);
    }

    private static int code(Throwable failure) {
        if (isCausedBy(failure, SearchStopped.class)) {
            return STOPPED;
        }
        return isCausedBy(failure, RunRefused.class) || failure instanceof UsageError ? REFUSED : FAILED;
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> type) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
