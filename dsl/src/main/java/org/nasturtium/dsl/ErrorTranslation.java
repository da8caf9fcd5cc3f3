package org.nasturtium.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.messages.ExceptionMessage;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;
import org.codehaus.groovy.syntax.SyntaxException;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptError.Kind;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.UnknownWord;
import org.nasturtium.engine.data.CorruptData;
import org.nasturtium.engine.data.DataNotFound;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.search.SearchStopped;

/** Finds in any failure what a person needs: what is wrong, in which line, and what to try. */
final class ErrorTranslation {
    private static final String ENGINE = "org.nasturtium.";

    private final Map<String, ScriptSource> sources;
    private final @Nullable ScriptSource latest;
    private final Set<String> names;

    /**
     * For errors in some sources.
     *
     * @param latest the source that was loaded last, which a failure without a place is blamed on
     * @param names of variables and methods that could have been meant
     */
    ErrorTranslation(Map<String, ScriptSource> sources, @Nullable ScriptSource latest, Set<String> names) {
        this.sources = sources;
        this.latest = latest;
        this.names = names;
    }

    ScriptError of(Throwable failure) {
        Throwable shown = unwrapped(failure);
        if (shown instanceof MultipleCompilationErrorsException errors) {
            return syntax(errors);
        }
        String[] words = words(shown);
        return placed(kind(shown), words[0], words[1], place(shown));
    }

    /** Message and hint. */
    private String[] words(Throwable shown) {
        if (shown instanceof UnknownWord unknown) {
            return split(UnknownWords.message(unknown.name(), unknown.given(), unknown.block(), names));
        }
        if (shown instanceof MissingMethodException missing
                && isScript(missing.getType())
                && names.contains(missing.getMethod())) {
            return new String[] {
                "`" + missing.getMethod() + "` cannot take (" + Shown.all(Arrays.asList(missing.getArguments())) + ")",
                DeclaredAnew.hint(missing.getArguments(), missing.getType().getClassLoader())
            };
        }
        if (shown instanceof MissingMethodException missing && isScript(missing.getType())) {
            return split(
                    UnknownWords.message(missing.getMethod(), missing.getArguments(), NasturtiumScript.class, names));
        }
        if (shown instanceof MissingPropertyException missing && isScript(missing.getType())) {
            return split(
                    UnknownWords.message(String.valueOf(missing.getProperty()), null, NasturtiumScript.class, names));
        }
        if (shown instanceof MissingPropertyException missing && isNumber(missing.getType())) {
            return split(UnknownWords.unit(String.valueOf(missing.getProperty())));
        }
        if (shown instanceof MissingPropertyException missing && isEngine(missing.getType())) {
            return split(UnknownWords.member(String.valueOf(missing.getProperty()), missing.getType()));
        }
        if (shown instanceof MissingMethodException missing && isEngine(missing.getType())) {
            return split(UnknownWords.member(missing.getMethod(), missing.getType()));
        }
        if (shown instanceof StackOverflowError) {
            return split("the script calls itself without end\nMaybe a method or closure lacks the case that ends it.");
        }
        if (shown instanceof InterruptedException || shown instanceof CancellationException) {
            return split("interrupted");
        }
        if (shown instanceof OutOfMemoryError) {
            return split("Java's memory is used up: " + message(shown)
                    + "\nMaybe give it more, as in NASTURTIUM_JVM_OPTS=-Xmx8g, or keep less in variables.");
        }
        if (shown instanceof PowerAssertionError) {
            return new String[] {"the assertion does not hold", message(shown)}; // its columns stay below each other
        }
        String[] message = split(message(shown));
        if (message[1].isEmpty()) {
            message[1] = shown instanceof MissingPropertyException missing && missing.getType() != null
                    ? UnknownWords.near(String.valueOf(missing.getProperty()), missing.getType())
                    : DeclaredAnew.hint(message[0]);
        }
        if (kind(shown) == Kind.SCRIPT && !(shown instanceof AssertionError)) {
            String name = shown.getClass().getSimpleName();
            message[0] = message[0].isEmpty() ? name : name + ": " + message[0];
        }
        return message;
    }

    private static Kind kind(Throwable shown) {
        boolean noMethod = shown instanceof MissingMethodException missing && isOurs(missing.getType());
        boolean noProperty = shown instanceof MissingPropertyException missing && isOurs(missing.getType());
        if (shown instanceof UnknownWord || noMethod || noProperty) {
            return Kind.WORD;
        }
        if (shown instanceof DataNotFound || shown instanceof CorruptData) {
            return Kind.DATA;
        }
        if (shown instanceof InterruptedException
                || shown instanceof CancellationException
                || shown instanceof SearchStopped) {
            return Kind.INTERRUPTED;
        }
        if (shown instanceof IOException || shown.getClass().getName().startsWith(ENGINE + "engine.store.")) {
            return Kind.FILE;
        }
        boolean ours = shown instanceof DslError
                || shown instanceof ShapeMismatch
                || shown.getClass().getName().startsWith(ENGINE)
                || ((shown instanceof IllegalArgumentException || shown instanceof IllegalStateException)
                        && trace(shown).length > 0
                        && trace(shown)[0].getClassName().startsWith(ENGINE));
        return ours ? Kind.VALUE : Kind.SCRIPT;
    }

    /** What else is wrong in a source that cannot be compiled. */
    List<ScriptError> more(Throwable failure) {
        return unwrapped(failure) instanceof MultipleCompilationErrorsException errors
                ? syntaxErrors(errors).stream().skip(1).toList()
                : List.of();
    }

    private ScriptError syntax(MultipleCompilationErrorsException errors) {
        List<ScriptError> all = syntaxErrors(errors);
        if (!all.isEmpty()) {
            return all.get(0);
        }
        String[] words = split(message(errors));
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
        String[] words = split(cause.getOriginalMessage());
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
        for (Throwable each = failure; each != null && seen.add(each); each = cause(each)) {
            chain.add(0, each);
        }
        for (Throwable each : chain) {
            for (StackTraceElement frame : trace(each)) {
                if (frame.getLineNumber() > 0 && sources.containsKey(String.valueOf(frame.getFileName()))) {
                    return frame;
                }
            }
        }
        return null;
    }

    /** The trace, even if asking for it throws. */
    private static StackTraceElement[] trace(Throwable failure) {
        try {
            return failure.getStackTrace();
        } catch (Throwable broken) {
            return new StackTraceElement[0];
        }
    }

    private static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable each = failure;
        while ((each instanceof InvocationTargetException
                        || each instanceof InvokerInvocationException
                        || each instanceof ExecutionException
                        || each instanceof UncheckedIOException
                        || each instanceof ExceptionInInitializerError)
                && each.getCause() != null) {
            each = each.getCause();
        }
        return each;
    }

    private static boolean isScript(@Nullable Class<?> type) {
        return type != null && Script.class.isAssignableFrom(type);
    }

    private static boolean isOurs(@Nullable Class<?> type) {
        return isScript(type) || isEngine(type) || isNumber(type);
    }

    private static boolean isNumber(@Nullable Class<?> type) {
        return type != null && Number.class.isAssignableFrom(type);
    }

    private static boolean isEngine(@Nullable Class<?> type) {
        return type != null && type.getName().startsWith(ENGINE);
    }

    /** The message, even if asking for it throws. */
    private static String message(Throwable failure) {
        if (failure instanceof NoSuchFileException missing) {
            return "there is no file or folder " + missing.getFile(); // the exception says the path alone
        }
        if (failure instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        }
        try {
            String message = failure.getMessage();
            return message == null ? "" : message;
        } catch (Throwable broken) {
            return "(its message cannot be read)";
        }
    }

    private static String[] split(String message) {
        int end = message.indexOf('\n');
        return end < 0
                ? new String[] {message.strip(), ""}
                : new String[] {
                    message.substring(0, end).strip(),
                    message.substring(end + 1).stripTrailing()
                };
    }
}
