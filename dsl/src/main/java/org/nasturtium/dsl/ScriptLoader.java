package org.nasturtium.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyClassLoader;
import groovy.lang.Script;
import java.beans.Introspector;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.reflection.ClassInfo;
import org.codehaus.groovy.runtime.GeneratedLambda;
import org.jspecify.annotations.Nullable;

/**
 * Finds the classes that scripts declared, the newest of each name, and keeps no other: a script itself and its closures
 * go when nobody holds them any more, so that a session of many cells does not grow.
 *
 * <p>Groovy tries every unknown name in a dozen packages, as a class and as a source file, each in every jar. Here a name
 * that was not found is remembered until the class path grows, and source files are not looked for.
 */
final class ScriptLoader extends GroovyClassLoader {
    /** Ends the names of the classes of scripts, which lie in no package. */
    static final String SCRIPT = "_script";

    /** Read for every source that is compiled. */
    private static final String TRANSFORMATIONS = "META-INF/services/org.codehaus.groovy.transform.ASTTransformation";

    private static final int MISSES = 20_000;

    static {
        registerAsParallelCapable();
    }

    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private volatile @Nullable List<URL> transformations;
    private final List<Class<?>> passing = new ArrayList<>();

    ScriptLoader(ClassLoader parent, CompilerConfiguration configuration) {
        super(parent, configuration);
        setResourceLoader(name -> null);
    }

    @Override
    public Class<?> loadClass(String name, boolean scripts, boolean preferClass, boolean resolve)
            throws ClassNotFoundException {
        Class<?> known = getClassCacheEntry(name);
        if (known != null) {
            return known;
        }
        if (isOfScript(name) || missing.contains(name)) {
            throw new Missing(name);
        }
        try {
            return super.loadClass(name, scripts, preferClass, resolve);
        } catch (ClassNotFoundException unknown) {
            if (missing.size() >= MISSES) {
                missing.clear();
            }
            missing.add(name);
            throw unknown;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (!name.equals(TRANSFORMATIONS)) {
            return super.getResources(name);
        }
        List<URL> known = transformations;
        if (known == null) {
            known = ReadOnce.of(super.getResources(name));
            transformations = known;
        }
        return Collections.enumeration(known);
    }

    @Override
    public void addURL(URL url) {
        super.addURL(url);
        missing.clear();
        transformations = null;
    }

    /** Called for every class of a source that was compiled. */
    @Override
    @SuppressWarnings("rawtypes") // as it was declared
    protected void setClassCacheEntry(Class type) {
        if (!canBeNamed(type)) {
            passing(type);
            return;
        }
        Class<?> before = getClassCacheEntry(type.getName());
        if (before != null && before != type) {
            forgetMembers(before);
            passing(before);
        }
        super.setClassCacheEntry(type);
    }

    private static boolean isOfScript(String name) {
        return name.contains(SCRIPT) && name.indexOf('.') < 0;
    }

    private static boolean canBeNamed(Class<?> type) {
        return !isOfScript(type.getName())
                && !Script.class.isAssignableFrom(type)
                && !Closure.class.isAssignableFrom(type)
                && !GeneratedLambda.class.isAssignableFrom(type);
    }

    /** The classes inside of one that is declared anew. */
    private void forgetMembers(Class<?> outer) {
        for (Class<?> each : getLoadedClasses()) {
            if (each.getName().startsWith(outer.getName() + "$") && each.getClassLoader() == outer.getClassLoader()) {
                removeClassCacheEntry(each.getName());
                passing(each);
            }
        }
    }

    private void passing(Class<?> type) {
        synchronized (passing) {
            passing.add(type);
        }
    }

    /**
     * Gives up what Groovy remembers of classes that no later source can name, once their script has run. Those that
     * are still in use are remembered anew.
     */
    void forgetPassing() {
        List<Class<?>> gone;
        synchronized (passing) {
            gone = List.copyOf(passing);
            passing.clear();
        }
        for (Class<?> type : gone) {
            ClassInfo.remove(type);
            Introspector.flushFromCaches(type);
        }
    }

    /** Unlike Groovy's, does not wait for a source that is being compiled: sources are not cached here. */
    @Override
    public void clearCache() {
        for (Class<?> each : getLoadedClasses()) {
            removeClassCacheEntry(each.getName());
            passing(each);
        }
        forgetPassing();
    }

    /** Thrown for most names of a source, so it carries no trace. */
    private static final class Missing extends ClassNotFoundException {
        private static final long serialVersionUID = 1;

        Missing(@Nullable String name) {
            super(name);
        }

        @Override
        public Throwable fillInStackTrace() {
            return this;
        }
    }
}
