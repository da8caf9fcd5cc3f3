package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.engine.search.SearchStopped;
import org.nasturtium.engine.train.TrainingCancelled;
import org.nasturtium.kernel.wire.Message;

/**
 * A failed cell as the front end is told of it: one error, with cell, line and source line.
 *
 * @param name of the error
 * @param message in one line
 * @param lines that are shown
 */
record ErrorReport(String name, String message, List<String> lines) {
    private static final String INTERRUPT = "KeyboardInterrupt";
    private static final int CAUSES = 20;
    private static final int LINES = 120;
    private static final int LINES_AFTER_INTERRUPT = 40;
    private static final int ERRORS = 10;
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    ErrorReport {
        lines = List.copyOf(lines);
    }

    /** Never throws, whatever the failure does when it is asked. */
    static ErrorReport of(Throwable failure) {
        try {
            return failure instanceof ScriptFailure script
                    ? of(script, script.error(), script.getCause())
                    : of(
                            null,
                            new ScriptError(ScriptError.Kind.SCRIPT, StackLines.message(failure), "", "Cell", 0, 0, ""),
                            failure);
        } catch (Throwable evil) {
            return new ErrorReport(
                    failure.getClass().getSimpleName(),
                    "the error cannot be described",
                    List.of(failure.getClass().getName() + ": the error cannot be described ("
                            + evil.getClass().getSimpleName() + " while asking it)"));
        }
    }

    private static ErrorReport of(@Nullable ScriptFailure failure, ScriptError error, @Nullable Throwable cause) {
        if (error.kind() == ScriptError.Kind.INTERRUPTED || isInterrupt(cause)) {
            return interrupted(error, cause);
        }
        String name = cause == null
                        || error.kind() == ScriptError.Kind.SYNTAX
                        || cause instanceof MultipleCompilationErrorsException
                ? "SyntaxError"
                : cause.getClass().getSimpleName();
        List<String> lines = new ArrayList<>();
        error.text().lines().forEach(line -> lines.add(lines.isEmpty() ? RED + line + PLAIN : line));
        if (error.kind() == ScriptError.Kind.SCRIPT && cause != null) {
            lines.addAll(StackLines.of(cause, error.where() + " line " + error.line()));
        }
        if (failure != null) {
            List<ScriptError> more = failure.more();
            more.stream().limit(ERRORS).forEach(each -> each.text().lines().forEach(lines::add));
            if (more.size() > ERRORS) {
                lines.add("... and " + (more.size() - ERRORS) + " more errors");
            }
        }
        return new ErrorReport(name, error.headline(), bounded(lines, LINES));
    }

    private static ErrorReport interrupted(ScriptError error, @Nullable Throwable cause) {
        String where = error.line() > 0 ? error.where() + " line " + error.line() : error.where();
        List<String> lines = new ArrayList<>(List.of(RED + INTERRUPT + PLAIN + ": interrupted at " + where));
        if (!error.source().isBlank()) {
            lines.add("    " + error.source().strip());
        }
        if (cause instanceof SearchStopped stopped) {
            StackLines.message(stopped).lines().limit(1).forEach(lines::add);
            lines.add("Go on with `resume '" + stopped.soFar().run() + "'` in a cell.");
        }
        return new ErrorReport(INTERRUPT, "the cell was interrupted", bounded(lines, LINES_AFTER_INTERRUPT));
    }

    /** The first and the last lines, with what was left out between them. */
    private static List<String> bounded(List<String> lines, int most) {
        if (lines.size() <= most) {
            return lines;
        }
        int head = most * 3 / 4;
        int tail = most - head - 1;
        List<String> kept = new ArrayList<>(lines.subList(0, head));
        kept.add("... " + (lines.size() - head - tail) + " more lines");
        kept.addAll(lines.subList(lines.size() - tail, lines.size()));
        return kept;
    }

    private static boolean isInterrupt(@Nullable Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < CAUSES; depth++) {
            if (each instanceof SearchStopped
                    || each instanceof TrainingCancelled
                    || each instanceof InterruptedException
                    || each instanceof InterruptedIOException) {
                return true;
            }
            each = StackLines.cause(each);
        }
        return false;
    }

    /** The fields of an error message, and of a reply together with a status. */
    ObjectNode content() {
        ObjectNode content = Message.json().put("ename", name).put("evalue", message);
        ArrayNode traceback = content.putArray("traceback");
        lines.forEach(traceback::add);
        return content;
    }
}
