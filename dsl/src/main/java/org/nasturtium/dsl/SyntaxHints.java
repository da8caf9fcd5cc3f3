package org.nasturtium.dsl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Guesses what a person forgot where Groovy cannot read a line. */
final class SyntaxHints {
    private static final Pattern OPTION = Pattern.compile("\\b(\\w+)\\s*:(?!:)");
    private static final Pattern STARTS_WITH_OPTION = Pattern.compile("^\\s*(\\w+)\\s*:.*");

    private SyntaxHints() {}

    /** What Groovy did not expect, without the lines that it read before. */
    static String unexpected(ScriptSource source, int line, int column) {
        String text = source.line(line);
        String rest = column >= 1 && column <= text.length()
                ? text.substring(column - 1).strip()
                : "";
        return rest.isEmpty()
                ? "the text ends too early"
                : "Groovy did not expect `" + rest.split("\\s+")[0] + "` here";
    }

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
        if (!before.isEmpty()
                && text.substring(0, Math.max(0, Math.min(column - 1, text.length())))
                        .isBlank()) {
            return "Maybe a bracket, a comma or a quote is missing in the line before: `" + before.strip() + "`";
        }
        return column > text.length() && line >= source.text().lines().count()
                ? "Maybe a bracket, a brace or a quote is not closed, or a value is missing."
                : "";
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
