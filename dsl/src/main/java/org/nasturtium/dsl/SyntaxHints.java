package org.nasturtium.dsl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what a person forgot where Groovy cannot read a line. */
final class SyntaxHints {
    private static final Pattern OPTION = Pattern.compile("\\b(\\w+)\\s*:(?!:)");
    private static final Pattern STARTS_WITH_OPTION = Pattern.compile("^\\s*(\\w+)\\s*:.*");

    private SyntaxHints() {}

    /** What to try, or nothing. */
    static String of(ScriptSource source, int line, int column) {
        String text = source.line(line);
        Matcher start = STARTS_WITH_OPTION.matcher(text);
        String before = previous(source, line);
        if (start.matches()
                && !before.isEmpty()
                && !before.endsWith(",")
                && !before.endsWith("(")
                && !before.endsWith("{")
                && !before.endsWith("[")) {
            return "Maybe a comma is missing at the end of the line before: `" + before.strip() + ",`";
        }
        Matcher option = OPTION.matcher(text);
        while (option.find()) {
            boolean near = option.end() >= column - 1;
            String front = text.substring(0, option.start()).stripTrailing();
            if (near && front.matches(".*[\\w)\\]'\"]$") && front.indexOf(':') > 0) {
                return "Maybe a comma is missing in front of `" + option.group(1) + ":`";
            }
        }
        return "";
    }

    private static String previous(ScriptSource source, int line) {
        for (int number = line - 1; number > 0; number--) {
            if (!source.line(number).isBlank()) {
                return source.line(number).stripTrailing();
            }
        }
        return "";
    }
}
