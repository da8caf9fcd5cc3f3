package org.nasturtium.kernel.session;

import java.util.List;
import org.nasturtium.dsl.ScriptError;
import org.nasturtium.dsl.ScriptFailure;
import org.nasturtium.dsl.ScriptSource;

/** Says what to write in place of Groovy's {@code @Grab}, which needs Ivy, which the kernel does not carry. */
final class GrabRefused {
    private GrabRefused() {}

    /** The failure to tell, if Ivy is what was missing; the same one otherwise. */
    static ScriptFailure in(ScriptSource source, NoClassDefFoundError missing) {
        if (!String.valueOf(missing.getMessage()).startsWith("org/apache/ivy")) {
            throw missing;
        }
        List<String> lines = source.text().lines().toList();
        int line = 1;
        while (line <= lines.size() && !lines.get(line - 1).contains("@Grab")) {
            line++;
        }
        boolean found = line <= lines.size();
        return new ScriptFailure(
                new ScriptError(
                        ScriptError.Kind.WORD,
                        "`@Grab` is not possible here",
                        "Maybe `%maven GROUP:ARTIFACT:VERSION` on a line of its own in front.",
                        source.label(),
                        found ? line : 0,
                        found ? lines.get(line - 1).indexOf("@Grab") + 1 : 0,
                        found ? source.line(line) : ""),
                missing);
    }
}
