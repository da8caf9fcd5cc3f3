package org.nasturtium.kernel.session;

import groovy.lang.MetaMethod;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Methods as a person reads them: {@code List subList(int from, int to)}. */
final class Signatures {
    private Signatures() {}

    static String of(Method method) {
        String isStatic = Modifier.isStatic(method.getModifiers()) ? "static " : "";
        return isStatic + simple(method.getGenericReturnType()) + " " + method.getName()
                + parameters(method.getParameters());
    }

    static String of(Constructor<?> constructor) {
        return "new " + constructor.getDeclaringClass().getSimpleName() + parameters(constructor.getParameters());
    }

    static String of(MetaMethod method) {
        Class<?>[] types = method.getNativeParameterTypes();
        return method.getReturnType().getSimpleName() + " " + method.getName()
                + Arrays.stream(types).map(Class::getSimpleName).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String parameters(Parameter[] parameters) {
        return Arrays.stream(parameters)
                .map(each -> simple(each.getParameterizedType()) + (each.isNamePresent() ? " " + each.getName() : ""))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** A type without its packages. */
    static String simple(Type type) {
        return type.getTypeName().replaceAll("\\b[a-z_]\\w*\\.", "").replace('$', '.');
    }
}
