package org.nasturtium.dsl;

import groovy.lang.GroovyClassLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says why an object does not fit a class of the same name: the class was declared again since. */
final class DeclaredAnew {
    private static final Pattern CAST = Pattern.compile(
            "(?s).*(?:class '([\\w.$]+)' to class '\\1'|class ([\\w.$]+) cannot be cast to class \\2\\b).*");

    private DeclaredAnew() {}

    /** What to try, or nothing if the message is about something else. */
    static String hint(String message) {
        Matcher cast = CAST.matcher(message);
        if (!cast.matches()) {
            return "";
        }
        return told(cast.group(1) == null ? cast.group(2) : cast.group(1));
    }

    /** The same of what a method was given. */
    static String hint(@Nullable Object[] arguments, ClassLoader now) {
        for (Object each : arguments) {
            if (each != null && each.getClass().getClassLoader() instanceof GroovyClassLoader) {
                String name = each.getClass().getName();
                try {
                    if (Class.forName(name, false, now) != each.getClass()) {
                        return told(name);
                    }
                } catch (ClassNotFoundException gone) {
                    return "";
                }
            }
        }
        return "";
    }

    private static String told(String name) {
        return "`" + name + "` was declared again after this object was made, and is another class now.\n"
                + "Maybe run the cell again that makes the object.";
    }
}
