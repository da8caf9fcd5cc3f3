package org.nasturtium.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.codehaus.groovy.runtime.StackTraceUtils;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a failure that mean something to a person, with its causes and what was suppressed. It asks a failure
 * nothing that it could not also do without: any answer may be another failure.
 */
final class StackLines {
    private static final int FRAMES = 14;
    private static final int FAILURES = 8;
    private static final int WORDS = 10;
    private static final String SESSION = "org.nasturtium.kernel.session.GroovySession";
    private static final String AT = "    at ";
    private static final Pattern CELL = Pattern.compile("Cell(\\d+)(?:_\\d+)?-script\\.groovy");
    private static final Pattern SCRIPT = Pattern.compile("(.+)-script\\.groovy");

    private final List<String> lines = new ArrayList<>();
    private final Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private StackLines() {}

    /** Lines below a headline that has named the failure and its place already. */
    static List<String> of(Throwable failure, String place) {
        StackLines trace = new StackLines();
        trace.add(failure, "", "");
        // the headline has said it
        return trace.lines.equals(List.of(AT + place)) ? List.of() : List.copyOf(trace.lines);
    }

    private void add(Throwable failure, String title, String indent) {
        if (!seen.add(failure)) {
            lines.add(indent + title + named(failure) + " (the same as above)");
            return;
        }
        if (seen.size() > FAILURES) {
            lines.add(indent + "... and further causes");
            return;
        }
        if (!title.isEmpty()) {
            List<String> words = message(failure).lines().limit(WORDS).toList();
            lines.add(indent + title + named(failure) + (words.isEmpty() ? "" : ": " + words.get(0)));
            words.stream().skip(1).forEach(line -> lines.add(indent + "    " + line));
        }
        frames(failure).forEach(line -> lines.add(indent + line));
        for (Throwable each : failure.getSuppressed()) {
            add(each, "Suppressed: ", indent + "    ");
        }
        Throwable cause = cause(failure);
        if (cause != null) {
            add(cause, "Caused by: ", indent);
        }
    }

    private static String named(Throwable failure) {
        return failure.getClass().getName();
    }

    private static List<String> frames(Throwable failure) {
        List<String> frames = new ArrayList<>();
        int left = 0;
        for (StackTraceElement each : trace(failure)) {
            if (each.getClassName().startsWith(SESSION)) {
                break; // what follows called the cell
            }
            String line = frame(each);
            boolean repeated =
                    !frames.isEmpty() && frames.get(frames.size() - 1).equals(AT + line);
            if (line.isEmpty() || repeated) {
                continue;
            }
            if (frames.size() < FRAMES) {
                frames.add(AT + line);
            } else {
                left++;
            }
        }
        if (left > 0) {
            frames.add("    ... " + left + " more");
        }
        return frames;
    }

    /** A frame in a person's words; empty for the kernel's and Groovy's own. */
    private static String frame(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        Matcher cell = CELL.matcher(file);
        Matcher script = SCRIPT.matcher(file);
        if (cell.matches() || script.matches()) {
            String name = cell.matches() ? "Cell " + cell.group(1) : script.group(1) + ".groovy";
            return frame.getLineNumber() > 0 ? name + " line " + frame.getLineNumber() : "";
        }
        String type = frame.getClassName();
        boolean machinery = !StackTraceUtils.isApplicationClass(type)
                || type.startsWith("org.nasturtium.kernel.")
                || type.startsWith("org.nasturtium.dsl.")
                || type.startsWith("java.")
                || type.startsWith("jdk.");
        return machinery ? "" : frame.toString();
    }

    private static StackTraceElement[] trace(Throwable failure) {
        try {
            return failure.getStackTrace();
        } catch (Throwable evil) {
            return new StackTraceElement[0];
        }
    }

    /** The cause, or none; also none where asking for it fails. */
    static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable evil) {
            return null;
        }
    }

    /** The message, or why there is none. */
    static String message(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? "" : message;
        } catch (Throwable evil) {
            return "(its message cannot be read: " + evil.getClass().getSimpleName() + ")";
        }
    }
}
