package org.nasturtium.dsl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptError.Kind;

/** Finds in any failure what a person needs: what is wrong, in which line of which source, and what to try. */
final class ErrorTranslation {
    private final Map<String, ScriptSource> sources;
    private final @Nullable ScriptSource latest;
    private final ErrorWords words;

    /**
     * For errors in some sources.
     *
     * @param latest the source that was loaded last, which a failure without a place is blamed on
     * @param names of variables and methods that could have been meant
     */
    ErrorTranslation(Map<String, ScriptSource> sources, @Nullable ScriptSource latest, Set<String> names) {
        this.sources = sources;
        this.latest = latest;
        this.words = new ErrorWords(names);
    }

    ScriptError of(Throwable failure) {
        Throwable shown = Thrown.unwrapped(failure);
        if (shown instanceof MultipleCompilationErrorsException errors) {
            return syntax(errors);
        }
        String[] said = words.of(shown);
        return placed(ErrorWords.kind(shown), said[0], said[1], place(shown));
    }

    /** What else is wrong in a source that cannot be compiled. */
    List<ScriptError> more(Throwable failure) {
        return Thrown.unwrapped(failure) instanceof MultipleCompilationErrorsException errors
                ? syntaxErrors(errors).stream().skip(1).toList()
                : List.of();
    }

    private ScriptError syntax(MultipleCompilationErrorsException errors) {
        List<ScriptError> all = syntaxErrors(errors);
        if (!all.isEmpty()) {
            return all.get(0);
        }
        String[] words = ErrorWords.split(Thrown.message(errors));
        return placed(Kind.SYNTAX, words[0], words[1], null);
    }

    private List<ScriptError> syntaxErrors(MultipleCompilationErrorsException errors) {
        Set<ScriptError> found = new LinkedHashSet<>();
        List<? extends Message> all = errors.getErrorCollector().getErrors();
        for (Message message : all == null ? List.<Message>of() : all) {
            if (message instanceof SyntaxErrorMessage syntax) {
                found.add(syntax(syntax.getCause()));
            } else if (message instanceof ExceptionMessage exception) {
                found.add(of(exception.getCause()));
            }
        }
        return List.copyOf(found);
    }

    private ScriptError syntax(SyntaxException cause) {
        ScriptSource source = sources.get(cause.getSourceLocator());
        int line = cause.getStartLine();
        String[] words = ErrorWords.split(cause.getOriginalMessage());
        if (source != null && words[0].startsWith("Unexpected input")) {
            words[0] = SyntaxHints.unexpected(source, line, cause.getStartColumn());
        }
        if (source != null && words[1].isEmpty()) {
            words[1] = SyntaxHints.of(source, line, cause.getStartColumn());
        }
        return new ScriptError(
                Kind.SYNTAX,
                words[0],
                words[1],
                source == null ? String.valueOf(cause.getSourceLocator()) : source.label(),
                line,
                cause.getStartColumn(),
                source == null ? "" : source.line(line));
    }

    private ScriptError placed(Kind kind, String message, String hint, @Nullable StackTraceElement place) {
        ScriptSource source = place == null ? latest : sources.get(place.getFileName());
        if (source == null) {
            return new ScriptError(kind, message, hint, "script", 0, 0, "");
        }
        int line = place == null ? 0 : place.getLineNumber();
        String text = source.line(line);
        return new ScriptError(kind, message, below(text, hint), source.label(), line, column(text, message), text);
    }

    /** The values of a failed assertion, put below the source line that is shown anyway. */
    private static String below(String line, String hint) {
        String first = hint.lines().findFirst().orElse("");
        return first.startsWith("assert ") && line.strip().equals(first.strip())
                ? hint.lines().skip(1).map(each -> "    " + each).collect(Collectors.joining("\n"))
                : hint;
    }

    /** Where the word that a message names first stands in the line, counted from 1; 0 if it does not. */
    private static int column(String line, String message) {
        int open = message.indexOf('`');
        int close = message.indexOf('`', open + 1);
        if (open < 0 || close <= open) {
            return 0;
        }
        String word = message.substring(open + 1, close).split("[ :(\\[]", 2)[0];
        return word.isEmpty() ? 0 : line.indexOf(word) + 1;
    }

    /** The innermost line of a known source, the deepest cause first. */
    private @Nullable StackTraceElement place(Throwable failure) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = failure; each != null && seen.add(each); each = Thrown.cause(each)) {
            chain.add(0, each);
        }
        for (Throwable each : chain) {
            for (StackTraceElement frame : Thrown.trace(each)) {
                if (frame.getLineNumber() > 0 && sources.containsKey(String.valueOf(frame.getFileName()))) {
                    return frame;
                }
            }
        }
        return null;
    }
}
