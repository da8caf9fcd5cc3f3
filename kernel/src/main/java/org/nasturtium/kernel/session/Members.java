package org.nasturtium.kernel.session;

import groovy.lang.GroovySystem;
import groovy.lang.MetaClass;
import groovy.lang.MetaMethod;
import groovy.lang.MetaProperty;
import groovy.transform.Generated;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The members of what is known: listed and followed by their declarations; nothing is ever called. */
final class Members {
    private static final Set<String> NOISE = Set.of(
            "wait",
            "notify",
            "notifyAll",
            "getClass",
            "getMetaClass",
            "setMetaClass",
            "invokeMethod",
            "getProperty",
            "setProperty",
            "metaClass",
            "finalize",
            "clone",
            "propertyMissing",
            "methodMissing");

    private Members() {}

    /** All of them: keys of a map, properties, own methods, then Groovy's. */
    static List<Candidate> of(Known owner) {
        Map<String, Candidate> found = new LinkedHashMap<>();
        if (owner.value() instanceof Map<?, ?> map && Preview.isPlain(map)) {
            keys(map).forEach(key -> put(found, Candidate.of(key, "property")));
        }
        Class<?> type = owner.raw();
        MetaClass meta = GroovySystem.getMetaClassRegistry().getMetaClass(type);
        Map<String, Candidate> properties = new TreeMap<>();
        for (MetaProperty property : meta.getProperties()) {
            boolean fits = !owner.isClass() || Modifier.isStatic(property.getModifiers());
            if (fits && Modifier.isPublic(property.getModifiers()) && !NOISE.contains(property.getName())) {
                properties.put(
                        property.getName(),
                        new Candidate(
                                property.getName(),
                                "property",
                                property.getType().getSimpleName() + " " + property.getName()));
            }
        }
        properties.values().forEach(each -> put(found, each));
        if (owner.isClass() && type.isEnum()) {
            for (Field field : type.getFields()) {
                if (field.isEnumConstant()) {
                    put(found, Candidate.of(field.getName(), "property"));
                }
            }
        }
        Map<String, Candidate> own = new TreeMap<>();
        Map<String, Candidate> inherited = new TreeMap<>();
        for (Method method : type.getMethods()) {
            boolean fits = !owner.isClass() || Modifier.isStatic(method.getModifiers());
            if (fits && isWorthIt(method)) {
                (method.getDeclaringClass() == Object.class ? inherited : own)
                        .putIfAbsent(
                                method.getName(), new Candidate(method.getName(), "function", Signatures.of(method)));
            }
        }
        for (MetaMethod method : meta.getMetaMethods()) {
            if (!NOISE.contains(method.getName()) && method.isStatic() == owner.isClass()) {
                inherited.putIfAbsent(
                        method.getName(), new Candidate(method.getName(), "function", Signatures.of(method)));
            }
        }
        own.values().stream()
                .filter(each -> !isAccessor(each.text(), properties))
                .forEach(each -> put(found, each));
        inherited.values().forEach(each -> put(found, each));
        own.values().forEach(each -> put(found, each));
        if (owner.isClass()) {
            put(found, Candidate.of("class", "property"));
        }
        return List.copyOf(found.values());
    }

    private static void put(Map<String, Candidate> found, Candidate candidate) {
        if (!candidate.text().contains("$")) {
            found.putIfAbsent(candidate.text(), candidate);
        }
    }

    private static boolean isWorthIt(Method method) {
        return !method.isSynthetic() && !NOISE.contains(method.getName());
    }

    private static boolean isAccessor(String method, Map<String, Candidate> properties) {
        return method.matches("(get|set|is)[A-Z].*")
                && properties.containsKey(decapitalized(method.substring(method.startsWith("is") ? 2 : 3)));
    }

    private static String decapitalized(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }

    /** Keys that can stand behind a dot or in quotes. */
    static List<String> keys(Map<?, ?> map) {
        return new ArrayList<>(map.keySet())
                .stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .limit(1000)
                        .toList();
    }

    /** What a property holds, by a map's entry, by a field, or by the declared type of its getter. */
    static @Nullable Known property(Known owner, String name) {
        if (owner.value() instanceof Map<?, ?> map && Preview.isPlain(map) && map.containsKey(name)) {
            Object value = map.get(name);
            return value == null ? null : Known.value(value);
        }
        Class<?> type = owner.raw();
        if (name.equals("class")) {
            return owner.isClass() ? Known.type(Class.class) : Known.named(type);
        }
        Field field = field(type, name);
        Method getter = getter(type, name);
        if (field != null && isPlain(field, getter)) {
            boolean isStatic = Modifier.isStatic(field.getModifiers());
            Object value = owner.value() == null && !isStatic ? null : Preview.read(field, owner.value());
            return value == null ? Known.type(field.getGenericType()) : Known.value(value);
        }
        if (getter != null) {
            return Known.type(getter.getGenericReturnType());
        }
        if (field != null && Modifier.isPublic(field.getModifiers())) {
            return Known.type(field.getGenericType());
        }
        MetaProperty extension =
                GroovySystem.getMetaClassRegistry().getMetaClass(type).hasProperty(owner.value(), name);
        return extension == null ? null : Known.type(extension.getType());
    }

    /** Whether reading the field is all that reading the property does. */
    private static boolean isPlain(Field field, @Nullable Method getter) {
        return getter == null ? Modifier.isPublic(field.getModifiers()) : getter.isAnnotationPresent(Generated.class);
    }

    private static @Nullable Field field(Class<?> type, String name) {
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Field field : each.getDeclaredFields()) {
                if (field.getName().equals(name)) {
                    return field;
                }
            }
        }
        return null;
    }

    private static @Nullable Method getter(Class<?> type, String name) {
        String tail = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        for (Method method : type.getMethods()) {
            String each = method.getName();
            boolean named = each.equals("get" + tail)
                    || each.equals("is" + tail)
                    || (each.equals(name) && (type.isRecord() || type.getName().startsWith("org.nasturtium.")));
            if (named && method.getParameterCount() == 0 && method.getReturnType() != void.class) {
                return method;
            }
        }
        return null;
    }

    /** What a method gives by its declaration; nothing if its overloads differ. */
    static @Nullable Known called(Known owner, String name) {
        Class<?> type = owner.raw();
        Set<Type> types = Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isBridge())
                .map(Method::getGenericReturnType)
                .collect(Collectors.toSet());
        if (types.isEmpty()) {
            MetaClass meta = GroovySystem.getMetaClassRegistry().getMetaClass(type);
            types = meta.getMetaMethods().stream()
                    .filter(method -> method.getName().equals(name))
                    .map(method -> (Type) method.getReturnType())
                    .collect(Collectors.toSet());
        }
        if (types.size() != 1) {
            return null;
        }
        Type only = types.iterator().next();
        Type items = owner.items();
        return Known.type(items != null && only instanceof java.lang.reflect.TypeVariable<?> ? items : only);
    }

    /** What stands at an index or a key, if the collection is at hand or says what it holds. */
    static @Nullable Known at(Known owner, String index) {
        Object value = owner.value();
        String key = index.strip();
        if (value instanceof List<?> list && Preview.isPlain(list) && key.matches("\\d{1,9}")) {
            int place = Integer.parseInt(key);
            Object item = place < list.size() ? list.get(place) : null;
            return item == null ? null : Known.value(item);
        }
        if (value instanceof Map<?, ?> map && Preview.isPlain(map) && key.matches("(['\"]).*\\1")) {
            Object item = map.get(key.substring(1, key.length() - 1));
            return item == null ? null : Known.value(item);
        }
        Type items = owner.items();
        return items == null ? null : Known.type(items);
    }

    /** Methods of a name, Groovy's own too, as they are declared. */
    static List<String> signatures(Known owner, String name) {
        Stream<String> own = Arrays.stream(owner.raw().getMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .map(Signatures::of);
        Stream<String> groovy = GroovySystem.getMetaClassRegistry().getMetaClass(owner.raw()).getMetaMethods().stream()
                .filter(method -> method.getName().equals(name))
                .map(Signatures::of);
        return Stream.concat(own, groovy).distinct().limit(20).toList();
    }
}
