package org.nasturtium.kernel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import org.codehaus.groovy.runtime.StackTraceUtils;
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
    private static final int FRAMES = 12;
    private static final int CAUSES = 5;
    private static final String AT = "    at ";
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    ErrorReport {
        lines = List.copyOf(lines);
    }

    /** Never throws, whatever the failure does when it is asked. */
    static ErrorReport of(Throwable failure) {
        try {
            return failure instanceof ScriptFailure script
                    ? of(script.error(), script.getCause())
                    : of(new ScriptError(ScriptError.Kind.SCRIPT, message(failure), "", "Cell", 0, 0, ""), failure);
        } catch (Throwable evil) {
            return new ErrorReport(
                    failure.getClass().getSimpleName(),
                    "the error cannot be described",
                    List.of(failure.getClass().getName() + ": the error cannot be described ("
                            + evil.getClass().getSimpleName() + " while asking it)"));
        }
    }

    private static ErrorReport of(ScriptError error, @Nullable Throwable cause) {
        if (error.kind() == ScriptError.Kind.INTERRUPTED || isInterrupt(cause)) {
            String where = error.line() > 0 ? error.where() + " line " + error.line() : error.where();
            List<String> lines = new ArrayList<>(List.of(RED + INTERRUPT + PLAIN + ": interrupted at " + where));
            if (cause instanceof SearchStopped stopped) {
                message(stopped).lines().limit(1).forEach(lines::add);
                lines.add("Go on with `resume '" + stopped.soFar().run() + "'` in a cell.");
            }
            return new ErrorReport(INTERRUPT, "the cell was interrupted", lines);
        }
        String name = cause == null || error.kind() == ScriptError.Kind.SYNTAX
                ? "SyntaxError"
                : cause.getClass().getSimpleName();
        List<String> lines = new ArrayList<>();
        error.text().lines().forEach(line -> lines.add(lines.isEmpty() ? RED + line + PLAIN : line));
        if (error.kind() == ScriptError.Kind.SCRIPT && cause != null) {
            lines.addAll(trace(cause, error.where() + " line " + error.line()));
        }
        return new ErrorReport(name, error.headline(), lines);
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
            each = each.getCause();
        }
        return false;
    }

    /** The frames that lie in cells and those nearest to the failure, causes included, never more than a screen. */
    private static List<String> trace(Throwable failure, String place) {
        List<String> lines = new ArrayList<>();
        Throwable each = failure;
        for (int depth = 0; each != null && depth < CAUSES; depth++) {
            if (depth > 0) {
                lines.add("Caused by: " + each.getClass().getName() + ": " + message(each));
            }
            lines.addAll(frames(each));
            each = each.getCause();
        }
        // the headline has said it
        return lines.equals(List.of(AT + place)) ? List.of() : lines;
    }

    private static List<String> frames(Throwable failure) {
        List<String> lines = new ArrayList<>();
        for (StackTraceElement each : StackTraceUtils.sanitize(failure).getStackTrace()) {
            String line = AT + frame(each);
            boolean repeated = !lines.isEmpty() && lines.get(lines.size() - 1).equals(line);
            if (!line.equals(AT) && !repeated && lines.size() < FRAMES) {
                lines.add(line);
            }
        }
        return lines;
    }

    private static String frame(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        if (file.matches("Cell\\d+\\.groovy")) {
            return frame.getLineNumber() > 0
                    ? "Cell " + file.substring(4, file.length() - 7) + " line " + frame.getLineNumber()
                    : "";
        }
        boolean machinery = frame.getClassName().startsWith("org.nasturtium.kernel")
                || frame.getClassName().startsWith("java.lang.Thread");
        return machinery ? "" : frame.toString();
    }

    private static String message(Throwable failure) {
        try {
            return String.valueOf(failure.getMessage());
        } catch (Throwable evil) {
            return "(its message cannot be read: " + evil.getClass().getSimpleName() + ")";
        }
    }

    /** The fields of an error message, and of a reply together with a status. */
    ObjectNode content() {
        ObjectNode content = Message.json().put("ename", name).put("evalue", message);
        ArrayNode traceback = content.putArray("traceback");
        lines.forEach(traceback::add);
        return content;
    }
}
