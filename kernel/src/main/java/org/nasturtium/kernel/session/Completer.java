package org.nasturtium.kernel.session;

import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.NasturtiumScript;

/**
 * What could stand at a place of the source. It looks at types and names and never calls anything of a person's: no
 * getter runs because somebody pressed Tab.
 */
public final class Completer {
    /** What to put in place of the text from {@code start} to {@code end}. */
    public record Completion(List<String> matches, int start, int end) {}

    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "as",
            "assert",
            "boolean",
            "break",
            "case",
            "catch",
            "class",
            "continue",
            "def",
            "default",
            "double",
            "else",
            "enum",
            "extends",
            "false",
            "final",
            "finally",
            "float",
            "for",
            "if",
            "implements",
            "import",
            "in",
            "instanceof",
            "int",
            "interface",
            "long",
            "new",
            "null",
            "package",
            "println",
            "private",
            "protected",
            "public",
            "record",
            "return",
            "static",
            "super",
            "switch",
            "this",
            "throw",
            "trait",
            "true",
            "try",
            "var",
            "void",
            "while");

    private final GroovySession session;

    public Completer(GroovySession session) {
        this.session = session;
    }

    /** Candidates for the word that ends at the cursor. */
    public Completion at(String code, int cursor) {
        int start = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        String prefix = code.substring(start, cursor);
        Set<String> names = new TreeSet<>();
        if (start > 0 && code.charAt(start - 1) == '.') {
            Object owner = owner(code, start - 1);
            if (owner != null) {
                members(owner, names);
            }
        } else {
            names.addAll(KEYWORDS);
            names.addAll(session.variables());
            names.addAll(session.methods());
            names.addAll(session.functions());
            methods(NasturtiumScript.class, names);
            names.addAll(DslWords.all());
        }
        List<String> matches = names.stream()
                .filter(name -> name.startsWith(prefix) && !name.contains("$"))
                .toList();
        return new Completion(matches, start, cursor);
    }

    /** The value before the dot: a variable, or an entry of a map; anything else would mean calling something. */
    private @Nullable Object owner(String code, int dot) {
        int start = dot;
        while (start > 0 && (Character.isJavaIdentifierPart(code.charAt(start - 1)) || code.charAt(start - 1) == '.')) {
            start--;
        }
        String[] chain = code.substring(start, dot).split("\\.", -1);
        Object value = session.variable(chain[0]);
        for (int i = 1; i < chain.length && value != null; i++) {
            value = value instanceof Map<?, ?> map ? map.get(chain[i]) : null;
        }
        return value;
    }

    private static void members(Object owner, Collection<String> names) {
        if (owner instanceof Map<?, ?> map) {
            new ArrayList<>(map.keySet())
                    .stream()
                            .filter(String.class::isInstance)
                            .map(String.class::cast)
                            .forEach(names::add);
        }
        MetaClass type = GroovySystem.getMetaClassRegistry()
                .getMetaClass(owner instanceof Class<?> itself ? itself : owner.getClass());
        for (MetaProperty property : type.getProperties()) {
            names.add(property.getName());
        }
        for (MetaMethod method : type.getMethods()) {
            names.add(method.getName());
        }
        for (MetaMethod method : type.getMetaMethods()) {
            names.add(method.getName());
        }
    }

    private static void methods(Class<?> type, Collection<String> names) {
        for (var method : type.getMethods()) {
            names.add(method.getName());
        }
    }
}
