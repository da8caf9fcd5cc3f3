package org.nasturtium.kernel.session;

import groovy.lang.Binding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.codehaus.groovy.control.customizers.ASTTransformationCustomizer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.DslContext;
import org.nasturtium.dsl.DslSession;
import org.nasturtium.dsl.NasturtiumScript;
import org.nasturtium.dsl.ScriptCompiler;
import org.nasturtium.dsl.ScriptError;
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
    private final ClassIndex classIndex = new ClassIndex();
    private CellCustomizer customizer = new CellCustomizer();
    private ScriptCompiler compiler = newCompiler(customizer);
    private DslSession session = new DslSession();
    private final Set<Path> libraries = Collections.synchronizedSet(new LinkedHashSet<>());

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

    /** Runs a piece of source that is no whole cell. */
    public Outcome eval(ScriptSource source) throws ScriptFailure {
        return here(() -> {
            customizer.begin(source.text());
            NasturtiumScript script = load(source);
            boolean quiet = customizer.isQuiet() || endsWithSemicolon(source.text());
            customizer.keepImports(); // also if the cell fails: its variables and methods stay, too
            return new Outcome(script == null ? null : script.run(), quiet);
        });
    }

    /** Whether a {@code ;} is the last letter of code; comments may follow. */
    private static boolean endsWithSemicolon(String source) {
        int last = source.indexOf(';') < 0 ? -1 : SourceScan.of(source).lastCode();
        return last >= 0 && source.charAt(last) == ';';
    }

    /** Compiles a piece of source and gives what runs it, any number of times. */
    public Callable<Outcome> prepare(ScriptSource source) throws ScriptFailure {
        return here(() -> {
            customizer.begin(source.text());
            NasturtiumScript script = load(source);
            boolean quiet = customizer.isQuiet();
            customizer.keepImports();
            return () -> here(() -> new Outcome(script == null ? null : script.run(), quiet));
        });
    }

    /** Refuses source that Groovy cannot read; nothing is run, nor any class looked for. */
    public void check(ScriptSource source) throws ScriptFailure {
        compiler.parse(source);
    }

    private @Nullable NasturtiumScript load(ScriptSource source) throws ScriptFailure {
        NasturtiumScript script;
        try {
            script = compiler.load(source, context, session);
        } catch (NoClassDefFoundError missing) {
            throw GrabRefused.in(source, missing);
        }
        if (script != null) {
            session.keepMethods(script);
        }
        return script;
    }

    /** What a person is told of a failure outside of any source. */
    public ScriptFailure failure(Throwable failure) {
        return compiler.failure(failure, names());
    }

    /** Does something with this session's classes in sight; every failure becomes one of the source. */
    private <T extends @Nullable Object> T here(Callable<T> task) throws ScriptFailure {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(compiler.loader());
        try {
            return task.call();
        } catch (ScriptFailure failure) {
            throw failure.error().kind() == ScriptError.Kind.SYNTAX
                    ? new MissingClass(classIndex, libraries).explained(failure)
                    : failure;
        } catch (Throwable failure) {
            throw compiler.failure(failure, names());
        } finally {
            compiler.letGo();
            thread.setContextClassLoader(before);
        }
    }

    /** All names that cells may use: variables, methods, functions. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>(variables());
        names.addAll(methods());
        names.addAll(functions.keySet());
        return names;
    }

    /** The classes that cells could import. */
    ClassIndex classIndex() {
        return classIndex;
    }

    /** Lets cells use the classes of a jar or a folder from now on. */
    public void addLibrary(Path library) {
        libraries.add(library);
        compiler.addLibrary(library);
    }

    /** What was added with {@link #addLibrary}, in that order. */
    public Set<Path> libraries() {
        return Collections.unmodifiableSet(libraries);
    }

    /** Whether the text is whole, unfinished or wrong. */
    public Completeness completeness(String source) {
        return Completeness.of(source);
    }

    /** The variables, those that only name functions of the session included. */
    public Binding binding() {
        return session.binding();
    }

    /** Names of the variables that a person made; also while a cell runs. */
    public Set<String> variables() {
        Map<?, ?> all = session.binding().getVariables();
        Set<String> names = new TreeSet<>();
        for (String name : namesOf(all)) {
            boolean given =
                    name.matches("_{1,3}") || (functions.containsKey(name) && all.get(name) == functions.get(name));
            if (!given) {
                names.add(name);
            }
        }
        return names;
    }

    /** The cell's thread may add a variable while another one looks: then it looks again. */
    private static List<String> namesOf(Map<?, ?> all) {
        while (true) {
            try {
                return new ArrayList<>(all.keySet())
                        .stream().map(String::valueOf).toList();
            } catch (ConcurrentModificationException | ArrayIndexOutOfBoundsException changed) {
                Thread.onSpinWait();
            }
        }
    }

    /** The methods of a name that cells declared, the latest first. */
    public List<Method> methods(String name) {
        return session.methods(name);
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

    /** Names of the classes that cells declared. */
    public Set<String> classes() {
        return customizer.classes();
    }

    /** What earlier cells import, as it is written behind {@code import}. */
    public Set<String> imports() {
        return customizer.imports();
    }

    /** Forgets everything that cells defined; libraries stay. */
    public void reset() {
        close();
        customizer = new CellCustomizer();
        compiler = newCompiler(customizer);
        session = new DslSession();
        libraries.forEach(compiler::addLibrary);
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
