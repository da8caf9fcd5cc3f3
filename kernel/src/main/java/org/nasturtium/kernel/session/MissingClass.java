package org.nasturtium.kernel.session;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;

/** Says where a class could be imported from that a cell names and Groovy does not find. */
final class MissingClass {
    private static final Pattern UNRESOLVED = Pattern.compile("unable to resolve class ([\\w.]+).*");
    private static final int OFFERED = 3;

    private final ClassIndex index;
    private final Collection<Path> libraries;

    MissingClass(ClassIndex index, Collection<Path> libraries) {
        this.index = index;
        this.libraries = libraries;
    }

    /** The same failure with more to try, if it is about a class. */
    ScriptFailure explained(ScriptFailure failure) {
        List<ScriptError> more = failure.more().stream().map(this::explained).toList();
        Throwable cause = failure.getCause();
        return new ScriptFailure(explained(failure.error()), more, cause == null ? failure : cause);
    }

    private ScriptError explained(ScriptError error) {
        Matcher missing = UNRESOLVED.matcher(error.message());
        if (!missing.matches()) {
            return error;
        }
        String name = missing.group(1);
        List<String> known = name.contains(".") ? List.of() : index.named(name, libraries);
        String hint = known.isEmpty()
                ? "Maybe its cell has not run, or its jar is missing: `%classpath`, `%maven`."
                : "Maybe "
                        + known.stream()
                                .limit(OFFERED)
                                .map(each -> "`import " + each + "`")
                                .collect(Collectors.joining(" or "))
                        + ".";
        return new ScriptError(
                error.kind(), error.message(), hint, error.where(), error.line(), error.column(), error.source());
    }
}
