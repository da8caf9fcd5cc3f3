package org.nasturtium.kernel.session;

import groovy.lang.Range;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.codehaus.groovy.runtime.MethodClosure;
import org.jspecify.annotations.Nullable;
import org.nasturtium.dsl.NasturtiumScript;

/** What is known of an expression in a session, without running it. */
final class ChainTypes {
    private static final List<String> ALWAYS = List.of(
            "java.lang.",
            "java.util.",
            "java.io.",
            "java.net.",
            "groovy.lang.",
            "groovy.util.",
            "java.math.",
            "java.time.",
            "java.nio.file.");

    private final GroovySession session;

    ChainTypes(GroovySession session) {
        this.session = session;
    }

    /**
     * Follows a chain.
     *
     * @param before the code in front of it, where its variables may be declared
     */
    @Nullable
    Known of(Chain chain, String before) {
        List<Chain.Link> links = chain.links();
        if (links.isEmpty()) {
            return null;
        }
        Known known = null;
        int next = 0;
        StringBuilder full = new StringBuilder();
        // a class may be named with its packages
        for (int i = 0; i < links.size() && known == null; i++) {
            Chain.Link link = links.get(i);
            full.append(i == 0 ? "" : ".").append(link.name());
            known = i == 0
                    ? first(link, chain.isNew(), before, chain.text())
                    : qualified(full.toString(), link, chain.isNew());
            if (known == null && (link.called() || !link.indices().isEmpty())) {
                return null;
            }
            next = i + 1;
        }
        for (int i = next; i < links.size() && known != null; i++) {
            Chain.Link link = links.get(i);
            known = indexed(
                    link.called() ? Members.called(known, link.name()) : Members.property(known, link.name()), link);
        }
        return known;
    }

    private @Nullable Known qualified(String name, Chain.Link link, boolean isNew) {
        Class<?> type = load(name);
        return type == null ? null : isNew && link.called() ? Known.type(type) : Known.named(type);
    }

    private static @Nullable Known indexed(@Nullable Known known, Chain.Link link) {
        Known each = known;
        for (String index : link.indices()) {
            each = each == null ? null : Members.at(each, index);
        }
        return each;
    }

    private @Nullable Known first(Chain.Link link, boolean isNew, String before, String text) {
        String name = link.name();
        if (name.isEmpty() && link.called()) {
            return Known.type(text.contains("..") ? Range.class : Object.class);
        }
        if (name.isEmpty()) {
            return link.indices().isEmpty()
                    ? null
                    : Known.type(link.indices().get(0).contains(":") ? Map.class : List.class);
        }
        if (name.startsWith("'") || name.startsWith("\"")) {
            return Known.type(String.class);
        }
        if (isNew) {
            Class<?> type = load(name);
            return type == null ? null : link.called() ? Known.type(type) : Known.named(type);
        }
        if (link.called()) {
            Type given = returned(name);
            return given == null ? null : indexed(Known.type(given), link);
        }
        Known declared = declared(name, before);
        if (declared != null) {
            return indexed(declared, link);
        }
        Object value = session.variable(name);
        if (value != null) {
            return indexed(Known.value(value), link);
        }
        Class<?> type = load(name);
        return type == null ? null : indexed(Known.named(type), link);
    }

    /** The type of a method's value by its declaration. */
    private @Nullable Type returned(String name) {
        Stream<Method> methods = session.variable(name) instanceof MethodClosure function
                ? Arrays.stream(function.getOwner().getClass().getMethods())
                : Stream.concat(session.methods(name).stream(), Arrays.stream(NasturtiumScript.class.getMethods()));
        Set<Type> types = methods.filter(method -> method.getName().equals(name) && !method.isBridge())
                .map(Method::getGenericReturnType)
                .collect(Collectors.toSet());
        return types.size() == 1 ? types.iterator().next() : null;
    }

    /** A variable of the code itself, if its declaration says its type. */
    private @Nullable Known declared(String name, String before) {
        Pattern typed =
                Pattern.compile("(?:^|[\\s(,{;])([A-Z]\\w*|int|long|double|float|boolean)(?:<[^;={}]*>)?(?:\\[\\])?\\s+"
                        + Pattern.quote(name) + "\\b");
        Pattern made = Pattern.compile(
                "(?:^|[\\s;{])" + Pattern.quote(name) + "\\s*=\\s*(?:new\\s+([A-Z][\\w.]*)|(['\"])|(\\[))");
        String type = last(typed, before);
        Matcher value = made.matcher(before);
        Known found = null;
        while (value.find()) {
            Class<?> built = value.group(1) == null ? null : load(value.group(1));
            found = built != null
                    ? Known.type(built)
                    : value.group(2) != null ? Known.type(String.class) : value.group(3) != null ? null : found;
        }
        Class<?> loaded = type == null ? null : load(type);
        return loaded == null ? found : Known.type(loaded);
    }

    private static @Nullable String last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        String found = null;
        while (matcher.find()) {
            found = matcher.group(1);
        }
        return found;
    }

    /** A class by its full or simple name, as a cell would find it. */
    @Nullable
    Class<?> load(String name) {
        if (!name.matches("[\\w.]*[A-Z]\\w*")) {
            return null;
        }
        Stream<String> imported = session.imports().stream()
                .map(each -> each.endsWith("*")
                        ? each.substring(0, each.length() - 1) + name
                        : each.endsWith(" as " + name)
                                ? each.substring(0, each.indexOf(" as "))
                                : each.endsWith("." + name) ? each : "")
                .filter(each -> !each.isEmpty() && !each.startsWith("static "));
        Stream<String> names = name.contains(".")
                ? Stream.of(name)
                : Stream.concat(
                        Stream.concat(Stream.of(name), imported),
                        ALWAYS.stream().map(each -> each + name));
        return names.map(this::found).filter(Objects::nonNull).findFirst().orElse(null);
    }

    private @Nullable Class<?> found(String name) {
        try {
            return Class.forName(name, false, session.loader());
        } catch (ClassNotFoundException | LinkageError none) {
            return null;
        }
    }

    /** Whether a class is known by its simple name in every cell. */
    boolean isImported(String fullName) {
        int dot = fullName.lastIndexOf('.');
        String home = fullName.substring(0, dot + 1);
        return (ALWAYS.contains(home) && (!home.equals("java.math.") || fullName.matches(".*\\.Big(Integer|Decimal)")))
                || session.imports().contains(fullName)
                || session.imports().contains(home + "*");
    }
}
