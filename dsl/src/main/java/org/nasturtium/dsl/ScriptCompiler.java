package org.nasturtium.dsl;

import groovy.lang.GroovyClassLoader;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.codehaus.groovy.control.BytecodeProcessor;
import org.codehaus.groovy.control.CompilationFailedException;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.customizers.CompilationCustomizer;
import org.codehaus.groovy.control.customizers.ImportCustomizer;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.compile.BlockChecks;
import org.nasturtium.dsl.compile.HoistedDeclarations;
import org.nasturtium.dsl.compile.InterruptibleSleep;
import org.nasturtium.dsl.compile.RewardFormulas;
import org.nasturtium.dsl.compile.StrategyLengths;

/**
 * Turns sources into scripts that know the DSL: one class loader for all of them, so that a later cell sees the classes
 * of an earlier one.
 */
public final class ScriptCompiler implements AutoCloseable {
    private final CompilerConfiguration configuration;
    private final ScriptLoader loader;
    private final Map<String, ScriptSource> sources = new HashMap<>();
    private @Nullable ScriptSource latest;

    /** For script files. */
    public ScriptCompiler() {
        this(ScriptCompiler.class.getClassLoader(), List.of(), null);
    }

    /**
     * For sessions that add something of their own.
     *
     * @param parent where libraries are found
     * @param more what else is done to every source, such as checks for interruption
     * @param finish what is done to every finished class, if anything
     */
    public ScriptCompiler(
            ClassLoader parent, List<? extends CompilationCustomizer> more, @Nullable BytecodeProcessor finish) {
        configuration = configuration();
        more.forEach(configuration::addCompilationCustomizers);
        configuration.setBytecodePostprocessor(finish);
        loader = new ScriptLoader(parent, configuration);
    }

    /** How every source is compiled; a copy that may be added to. Also right for parsing alone. */
    public static CompilerConfiguration configuration() {
        CompilerConfiguration configuration = new CompilerConfiguration();
        configuration.setScriptBaseClass(NasturtiumScript.class.getName());
        // classes are looked at as the running program does it, not by reading their files once more
        configuration.getOptimizationOptions().put("asmResolving", false);
        configuration.addCompilationCustomizers(
                new ImportCustomizer().addStarImports("java.time", "java.nio.file"),
                new HoistedDeclarations(),
                new InterruptibleSleep(),
                new StrategyLengths(),
                new BlockChecks(NasturtiumScript.VOCABULARY, NasturtiumScript.class),
                new RewardFormulas());
        return configuration;
    }

    /**
     * Compiles a source, which does not run yet.
     *
     * @return its class; not a subclass of {@link NasturtiumScript} if the source declares nothing but classes
     */
    public Class<?> compile(ScriptSource source) throws ScriptFailure {
        String file = file(source);
        sources.put(file, source);
        latest = source;
        try {
            return loader.parseClass(source.text(), file);
        } catch (CompilationFailedException | StackOverflowError failure) {
            throw failure(failure);
        }
    }

    /** Reads a source without looking for any class; it is not compiled. */
    public void parse(ScriptSource source) throws ScriptFailure {
        String file = file(source);
        sources.put(file, source);
        CompilationUnit unit = new CompilationUnit(configuration());
        unit.addSource(file, source.text());
        try {
            unit.compile(Phases.CONVERSION);
        } catch (CompilationFailedException | StackOverflowError failure) {
            throw failure(failure);
        }
    }

    /** Lets sources use the classes of a jar or a folder. */
    public void addLibrary(Path library) {
        try {
            loader.addURL(library.toUri().toURL());
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A name whose class no word and no variable of the source can mean: {@code tiny.groovy} may say {@code def tiny}. */
    private static String file(ScriptSource source) {
        return source.name() + "-script.groovy";
    }

    /** Compiles a source and gives it its variables and surroundings; nothing if it declares only classes. */
    public @Nullable NasturtiumScript load(ScriptSource source, DslContext context, DslSession session)
            throws ScriptFailure {
        Class<?> type = compile(source);
        if (!NasturtiumScript.class.isAssignableFrom(type)) {
            return null;
        }
        try {
            NasturtiumScript script = type.asSubclass(NasturtiumScript.class)
                    .getDeclaredConstructor()
                    .newInstance();
            script.setBinding(session.binding());
            script.attach(context, session);
            return script;
        } catch (ReflectiveOperationException | LinkageError failure) {
            throw failure(failure);
        }
    }

    /**
     * After a script has run: lets go what Groovy remembers of it. It may still be called; unless somebody holds it or a
     * closure of it, it is gone.
     */
    public void letGo() {
        loader.forgetPassing();
    }

    /** What a person is told of a failure of a source compiled here. */
    public ScriptFailure failure(Throwable failure) {
        return failure(failure, Set.of());
    }

    /**
     * The same where more is known of what could have been meant.
     *
     * @param names of variables and methods
     */
    public ScriptFailure failure(Throwable failure, Set<String> names) {
        ErrorTranslation translation = new ErrorTranslation(sources, latest, names);
        return new ScriptFailure(translation.of(failure), translation.more(failure), failure);
    }

    /** Where the classes of all sources live. */
    public GroovyClassLoader loader() {
        return loader;
    }

    @Override
    public void close() throws java.io.IOException {
        loader.close();
    }
}
