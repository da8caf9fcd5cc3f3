package org.nasturtium.kernel.session;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a source leaves open, strings and comments read as a person reads them.
 *
 * @param lastOpen where the innermost open bracket stands; -1 if none is open or one too many is closed
 * @param endsInside whether the text ends inside a comment or a string of several lines
 */
record Brackets(int lastOpen, boolean endsInside) {
    static Brackets of(String source) {
        Deque<Integer> open = new ArrayDeque<>();
        int at = 0;
        while (at < source.length()) {
            char letter = source.charAt(at);
            if (letter == '{' || letter == '(' || letter == '[') {
                open.push(at);
            } else if (letter == '}' || letter == ')' || letter == ']') {
                if (open.isEmpty()) {
                    return new Brackets(-1, false);
                }
                open.pop();
            }
            int next = behind(source, at);
            if (next < 0) {
                return new Brackets(-1, true);
            }
            at = Math.max(at + 1, next);
        }
        return new Brackets(open.isEmpty() ? -1 : open.peek(), false);
    }

    /** Behind the string or comment that begins here, or here; -1 if one of several lines never ends. */
    private static int behind(String source, int at) {
        if (source.startsWith("//", at)) {
            int end = source.indexOf('\n', at);
            return end < 0 ? source.length() : end;
        }
        if (source.startsWith("/*", at)) {
            int end = source.indexOf("*/", at + 2);
            return end < 0 ? -1 : end + 2;
        }
        for (String quote : new String[] {"\"\"\"", "'''", "\"", "'"}) {
            if (source.startsWith(quote, at)) {
                return behindString(source, quote, at + quote.length());
            }
        }
        return at;
    }

    private static int behindString(String source, String quote, int from) {
        int at = from;
        while (at < source.length() && !source.startsWith(quote, at)) {
            at += source.charAt(at) == '\\' ? 2 : 1;
        }
        if (at >= source.length()) {
            return quote.length() == 3 ? -1 : source.length();
        }
        return at + quote.length();
    }
}
