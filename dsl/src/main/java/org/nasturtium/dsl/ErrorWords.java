package org.nasturtium.dsl;

import groovy.lang.MissingMethodException;
import groovy.lang.MissingPropertyException;
import groovy.lang.Script;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.codehaus.groovy.runtime.powerassert.PowerAssertionError;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.ScriptError.Kind;
import org.nasturtium.dsl.word.DslError;
import org.nasturtium.dsl.word.Shown;
import org.nasturtium.dsl.word.UnknownWord;
import org.nasturtium.engine.data.CorruptData;
import org.nasturtium.engine.data.DataNotFound;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.search.SearchStopped;

/** What a failure means, in words: its kind, what is wrong and what to try. */
final class ErrorWords {
    private static final String ENGINE = "org.nasturtium.";

    private final Set<String> names;

    /** @param names of variables and methods that could have been meant */
    ErrorWords(Set<String> names) {
        this.names = names;
    }

    /** Message and hint. */
    String[] of(Throwable shown) {
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
            return split("Java's memory is used up: " + Thrown.message(shown)
                    + "\nMaybe give it more, as in NASTURTIUM_JVM_OPTS=-Xmx8g, or keep less in variables.");
        }
        if (shown instanceof PowerAssertionError) {
            return new String[] {"the assertion does not hold", Thrown.message(shown)
            }; // its columns stay below each other
        }
        String[] message = split(Thrown.message(shown));
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

    static Kind kind(Throwable shown) {
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
                        && Thrown.trace(shown).length > 0
                        && Thrown.trace(shown)[0].getClassName().startsWith(ENGINE));
        return ours ? Kind.VALUE : Kind.SCRIPT;
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

    /** The first line, and the rest. */
    static String[] split(String message) {
        int end = message.indexOf('\n');
        return end < 0
                ? new String[] {message.strip(), ""}
                : new String[] {
                    message.substring(0, end).strip(),
                    message.substring(end + 1).stripTrailing()
                };
    }
}
