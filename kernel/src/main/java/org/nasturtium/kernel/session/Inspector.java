package org.nasturtium.kernel.session;

import groovy.lang.Closure;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.codehaus.groovy.runtime.FormatHelper;
import org.codehaus.groovy.runtime.MethodClosure;
import org.nasturtium.dsl.NasturtiumScript;

/** What is known of the word at a place of the source: a variable's type and value, a method's signatures. */
public final class Inspector {
    private static final int SHOWN = 2000;

    private final GroovySession session;

    public Inspector(GroovySession session) {
        this.session = session;
    }

    /** A few lines of text, or empty where nothing is known. */
    public String at(String code, int cursor) {
        int start = cursor;
        int end = cursor;
        while (start > 0 && Character.isJavaIdentifierPart(code.charAt(start - 1))) {
            start--;
        }
        while (end < code.length() && Character.isJavaIdentifierPart(code.charAt(end))) {
            end++;
        }
        String word = code.substring(start, end);
        if (word.isEmpty() || (start > 0 && code.charAt(start - 1) == '.')) {
            return "";
        }
        if (session.variables().contains(word)) {
            return variable(word);
        }
        Set<String> signatures = new LinkedHashSet<>();
        if (session.functions().contains(word) && session.variable(word) instanceof MethodClosure function) {
            signatures.addAll(signatures(function.getOwner().getClass(), function.getMethod()));
        }
        String explained = DslWords.explain(word);
        if (!explained.isEmpty()) {
            return explained;
        }
        signatures.addAll(signatures(NasturtiumScript.class, word));
        return String.join("\n", signatures);
    }

    /** The same for a name by itself; {@code all} also lists members. */
    public String about(String name, boolean all) {
        return at(name, name.length());
    }

    private String variable(String name) {
        Object value = session.variable(name);
        if (value == null) {
            return name + " = null";
        }
        String type = value instanceof Closure<?> closure
                ? "Closure with " + closure.getMaximumNumberOfParameters() + " parameters"
                : value.getClass().getTypeName();
        String text = String.valueOf(FormatHelper.format(value, false, 100, true));
        return type + " " + name + "\n" + (text.length() > SHOWN ? text.substring(0, SHOWN) + " ..." : text);
    }

    private static Set<String> signatures(Class<?> type, String name) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && !method.isSynthetic())
                .map(method -> method.getReturnType().getSimpleName() + " " + name
                        + Arrays.stream(method.getParameters())
                                .map(each -> each.getType().getSimpleName() + " " + each.getName())
                                .collect(Collectors.joining(", ", "(", ")")))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
