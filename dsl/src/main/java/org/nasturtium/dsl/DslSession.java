package org.nasturtium.dsl;

import groovy.lang.Binding;
import groovy.lang.Closure;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.search.SearchDefinition;
import org.nasturtium.engine.search.SearchResult;

/**
 * What outlives one script or cell: variables, methods that cells declared, and results in their order.
 *
 * <p>A script file has a session of its own; a notebook has one for all its cells. Used by one thread at a time.
 */
public final class DslSession {
    private final Binding binding = new Binding();
    private final Map<String, List<CellMethod>> methods = new ConcurrentHashMap<>();
    private final Map<Path, SearchDefinition> definitions = new HashMap<>();
    private final List<SearchResult> results = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();

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

    /** This session's comparisons so far. */
    public List<Comparison> comparisons() {
        return List.copyOf(comparisons);
    }

    void add(Comparison comparison) {
        comparisons.add(comparison);
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

    /**
     * Makes the methods that a script declares callable from later cells. One with the same parameters is replaced,
     * others of its name stay.
     */
    public void keepMethods(NasturtiumScript script) {
        Map<String, Set<String>> declared = new TreeMap<>();
        for (Method method : script.getClass().getDeclaredMethods()) {
            String name = method.getName();
            if (!method.isSynthetic() && !name.equals("run") && !name.equals("main") && !name.contains("$")) {
                declared.computeIfAbsent(name, any -> new TreeSet<>()).add(Arrays.toString(method.getParameterTypes()));
            }
        }
        declared.forEach((name, shapes) -> keep(name, new CellMethod(new MethodClosure(script, name), shapes)));
    }

    private void keep(String name, CellMethod latest) {
        List<CellMethod> all = new ArrayList<>(List.of(latest));
        for (CellMethod older : methods.getOrDefault(name, List.of())) {
            CellMethod left = older.without(latest.shapes());
            if (!left.shapes().isEmpty()) {
                all.add(left);
            }
        }
        methods.put(name, List.copyOf(all));
    }

    /** A method that some cell declared and that takes such arguments, the latest first. */
    public @Nullable Closure<?> method(String name, @Nullable Object... arguments) {
        return methods.getOrDefault(name, List.of()).stream()
                .filter(method -> method.takes(arguments))
                .findFirst()
                .map(CellMethod::closure)
                .orElse(null);
    }

    /** Names of the methods that cells declared. */
    public Set<String> methodNames() {
        return new TreeSet<>(methods.keySet());
    }

    /** The methods of a name that cells declared, the latest first. */
    public List<Method> methods(String name) {
        return methods.getOrDefault(name, List.of()).stream()
                .flatMap(method -> method.declared(name))
                .toList();
    }

    /** All methods of one name that one cell declared, of which some may have been declared anew since. */
    private record CellMethod(MethodClosure closure, Set<String> shapes) {
        CellMethod without(Set<String> replaced) {
            Set<String> left = new TreeSet<>(shapes);
            left.removeAll(replaced);
            return new CellMethod(closure, left);
        }

        boolean takes(@Nullable Object[] arguments) {
            Object owner = closure.getOwner();
            return !InvokerHelper.getMetaClass(owner)
                    .respondsTo(owner, closure.getMethod(), arguments)
                    .isEmpty();
        }

        Stream<Method> declared(String name) {
            return Arrays.stream(closure.getOwner().getClass().getDeclaredMethods())
                    .filter(method -> method.getName().equals(name)
                            && shapes.contains(Arrays.toString(method.getParameterTypes())));
        }
    }
}
