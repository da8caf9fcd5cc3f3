package org.nasturtium.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchResult;

/**
 * What outlives one script or cell: variables, methods that cells declared, and results in their order.
 *
 * <p>A script file has a session of its own; a notebook has one for all its cells. Used by one thread at a time.
 */
public final class DslSession {
    private final Binding binding = new Binding();
    private final Map<String, Closure<?>> methods = new HashMap<>();
    private final Map<Path, SearchDefinition> definitions = new HashMap<>();
    private final List<SearchResult> results = new ArrayList<>();

    /** The variables. */
    public Binding binding() {
        return binding;
    }

    /** Results of this session's searches so far. */
    public List<SearchResult> results() {
        return List.copyOf(results);
    }

    /** Keeps a result; the last one counts as the script's. */
    public void add(SearchResult result) {
        results.add(result);
        remember(result);
    }

    /** Keeps what a stopped search was, so that it can go on. */
    void remember(SearchResult stopped) {
        definitions.put(key(stopped.run()), stopped.definition());
    }

    /** What was searched in a run's folder, if this session did. */
    @Nullable
    SearchDefinition definition(Path run) {
        return definitions.get(key(run));
    }

    private static Path key(Path run) {
        return run.toAbsolutePath().normalize();
    }

    /** Makes the methods that a script declares callable from later cells; a later declaration wins. */
    public void keepMethods(NasturtiumScript script) {
        for (var method : script.getClass().getDeclaredMethods()) {
            String name = method.getName();
            if (!method.isSynthetic() && !name.equals("run") && !name.equals("main") && !name.contains("$")) {
                methods.put(name, new MethodClosure(script, name));
            }
        }
    }

    /** A method that some cell declared. */
    public @Nullable Closure<?> method(String name) {
        return methods.get(name);
    }

    /** Names of the methods that cells declared. */
    public Set<String> methodNames() {
        return new TreeSet<>(methods.keySet());
    }
}
