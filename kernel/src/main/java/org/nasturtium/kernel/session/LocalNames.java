package org.nasturtium.kernel.session;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names that a piece of source declares itself, read without a parser, since it may be unfinished. */
final class LocalNames {
    private static final Pattern DECLARED = Pattern.compile(
            "(?:^|[\\s(;{,])(?:def|var|final|int|long|double|float|boolean|byte|char|short|[A-Z]\\w*(?:<[^;={}]*>)?(?:\\[\\])?)\\s+([a-z_]\\w*)\\s*(?=[=;,)\\n(]|in\\b|:|$)");
    private static final Pattern SET = Pattern.compile("(?m)^\\s*([a-z_]\\w*)\\s*=(?!=)");
    private static final Pattern TUPLE = Pattern.compile("def\\s*\\(([^)]*)\\)");
    private static final Pattern PARAMETERS = Pattern.compile("\\{([\\w\\s,]*)->");
    private static final Pattern LOOP = Pattern.compile("for\\s*\\(\\s*(\\w+)\\s+in\\b");
    private static final Pattern TYPE = Pattern.compile("\\b(?:class|enum|record|trait|interface)\\s+(\\w+)");

    private LocalNames() {}

    static Set<String> of(String source) {
        Set<String> names = new TreeSet<>();
        for (Pattern each : new Pattern[] {DECLARED, SET, TUPLE, PARAMETERS, LOOP, TYPE}) {
            Matcher matcher = each.matcher(source);
            while (matcher.find()) {
                Arrays.stream(matcher.group(1).split(","))
                        .map(name -> name.strip().replaceAll("^.*\\s", ""))
                        .filter(name -> name.matches("[A-Za-z_]\\w*"))
                        .forEach(names::add);
            }
        }
        names.removeAll(Keywords.ALL);
        return names;
    }
}
