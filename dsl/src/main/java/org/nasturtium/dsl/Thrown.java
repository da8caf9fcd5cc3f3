package org.nasturtium.dsl;

import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import org.codehaus.groovy.runtime.InvokerInvocationException;
import org.jspecify.annotations.Nullable;

/** Reads a failure that may be a person's own class, and may throw when it is asked. */
final class Thrown {
    private Thrown() {}

    /** The trace, even if asking for it throws. */
    static StackTraceElement[] trace(Throwable failure) {
        try {
            return failure.getStackTrace();
        } catch (Throwable broken) {
            return new StackTraceElement[0];
        }
    }

    static @Nullable Throwable cause(Throwable failure) {
        try {
            return failure.getCause();
        } catch (Throwable broken) {
            return null;
        }
    }

    static Throwable unwrapped(Throwable failure) {
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

    /** The message, even if asking for it throws. */
    static String message(Throwable failure) {
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
}
