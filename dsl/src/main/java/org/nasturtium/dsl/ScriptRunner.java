package org.nasturtium.dsl;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Compiles and runs a script file. */
public final class ScriptRunner {
    private ScriptRunner() {}

    /**
     * Runs a script to its end.
     *
     * @param source of a file
     * @param context as given; see {@link DslContext#forScript}
     * @throws ScriptFailure for everything that goes wrong, with its place in the script
     */
    public static ScriptOutcome run(ScriptSource source, DslContext context) throws ScriptFailure {
        try (ScriptCompiler compiler = new ScriptCompiler()) {
            DslSession session = new DslSession();
            session.binding().setVariable("args", context.arguments());
            NasturtiumScript script = compiler.load(source, context, session);
            Object value = script == null ? null : runs(script, compiler);
            return new ScriptOutcome(value, session.results(), session.comparisons());
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }

    private static @Nullable Object runs(NasturtiumScript script, ScriptCompiler compiler) throws ScriptFailure {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(compiler.loader());
        try {
            return script.run();
        } catch (Exception | AssertionError | StackOverflowError | LinkageError failure) {
            throw compiler.failure(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
