package org.nasturtium.kernel.session;

import groovy.lang.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.DslSession;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.ScriptCompiler;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;
import org.nasturtium.kernel.work.CarriedSubmissions;
import org.nasturtium.kernel.work.CellBytecode;
import org.nasturtium.kernel.work.StopsWhenAsked;

/**
 * Evaluates cells: variables, methods, classes and imports of one are there in the next. For one thread at a time;
 * loops, closures and methods of cells end when that thread is interrupted.
 */
public final class GroovySession implements AutoCloseable {
    private final DslContext context;
    private final Map<String, Object> functions;
    private CellCustomizer customizer = new CellCustomizer();
    private ScriptCompiler compiler = newCompiler(customizer);
    private DslSession session = new DslSession();

    /**
     * A session without variables.
     *
     * @param context what every cell is given
     * @param functions what every cell may call without having declared it, by name
     */
    public GroovySession(DslContext context, Map<String, Object> functions) {
        this.context = context;
        this.functions = Map.copyOf(functions);
        defineFunctions();
    }

    private static ScriptCompiler newCompiler(CellCustomizer customizer) {
        return new ScriptCompiler(
                GroovySession.class.getClassLoader(),
                List.of(customizer, new CarriedSubmissions(), new ASTTransformationCustomizer(StopsWhenAsked.class)),
                new CellBytecode());
    }

    private void defineFunctions() {
        functions.forEach(session.binding()::setVariable);
    }

    /** Runs a cell. Its number is what errors call it by. */
    public Outcome eval(String source, int number) throws ScriptFailure {
        return eval(ScriptSource.cell(number, source));
    }

    /** Runs a piece of source that is no cell. */
    public Outcome eval(ScriptSource source) throws ScriptFailure {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(compiler.loader());
        customizer.begin();
        try {
            NasturtiumScript script = compiler.load(source, context, session);
            boolean quiet =
                    customizer.isQuiet() || source.text().stripTrailing().endsWith(";");
            Object value = null;
            if (script != null) {
                session.keepMethods(script);
                value = script.run();
            }
            customizer.keepImports();
            return new Outcome(value, quiet);
        } catch (ScriptFailure failure) {
            throw failure;
        } catch (Throwable failure) {
            throw compiler.failure(failure);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Whether the text is whole, unfinished or wrong. */
    public Completeness completeness(String source) {
        return Completeness.of(source);
    }

    /** The variables, those that only name functions of the session included. */
    public Binding binding() {
        return session.binding();
    }

    /** Names of the variables that a person made. */
    public Set<String> variables() {
        Set<String> names = new TreeSet<>();
        for (Object each : session.binding().getVariables().keySet()) {
            String name = String.valueOf(each);
            if (session.binding().getVariables().get(name) != functions.get(name)) {
                names.add(name);
            }
        }
        return names;
    }

    /** Names of the methods that cells declared. */
    public Set<String> methods() {
        return session.methodNames();
    }

    /** Names of the functions that were given. */
    public Set<String> functions() {
        return functions.keySet();
    }

    /** The value of a variable, or none. */
    public @Nullable Object variable(String name) {
        return session.binding().hasVariable(name) ? session.binding().getVariable(name) : null;
    }

    /** Where classes of cells are found. */
    public ClassLoader loader() {
        return compiler.loader();
    }

    /** Forgets everything that cells defined. */
    public void reset() {
        close();
        customizer = new CellCustomizer();
        compiler = newCompiler(customizer);
        session = new DslSession();
        defineFunctions();
    }

    @Override
    public void close() {
        try {
            compiler.close();
        } catch (IOException closing) {
            throw new UncheckedIOException(closing);
        }
    }
}
