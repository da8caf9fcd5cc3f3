package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An expression of names, calls and indices that ends at a place: {@code found.best.retrain(epochs: 3)}.
 *
 * @param text as it is written
 * @param isNew whether {@code new} stands in front
 */
record Chain(String text, boolean isNew) {
    private static final Pattern NEW = Pattern.compile(".*\\bnew\\s+$", Pattern.DOTALL);

    /** One link: a name, whether it is called, the index behind it; a name may be a literal at the beginning. */
    record Link(String name, boolean called, List<String> indices) {}

    /** The expression that ends in front of a dot. */
    static Chain before(String code, int dot) {
        int start = dot;
        while (start > 0) {
            int next = pieceBefore(code, start);
            if (next == start) {
                break;
            }
            start = next;
            if (start > 0 && code.charAt(start - 1) == '.') {
                start--;
                if (start > 0 && (code.charAt(start - 1) == '?' || code.charAt(start - 1) == '*')) {
                    start--;
                }
            } else if (!endsWithBracket(code, start)) {
                break;
            }
        }
        String text = code.substring(start, dot);
        return new Chain(
                text.startsWith(".") ? "" : text,
                NEW.matcher(code.substring(0, start)).matches());
    }

    private static boolean endsWithBracket(String code, int start) {
        char first = code.charAt(start);
        return (first == '(' || first == '[' || first == '{')
                && start > 0
                && (Character.isJavaIdentifierPart(code.charAt(start - 1))
                        || ")]}".indexOf(code.charAt(start - 1)) >= 0);
    }

    /** Where a name, a string or a pair of brackets begins that ends here; here if there is none. */
    private static int pieceBefore(String code, int end) {
        char last = code.charAt(end - 1);
        int at = end;
        if (isNamePart(last)) {
            while (at > 0 && isNamePart(code.charAt(at - 1))) {
                at--;
            }
            return at;
        }
        if (last == '\'' || last == '"') {
            at -= 2;
            while (at >= 0 && code.charAt(at) != last) {
                at--;
            }
            return Math.max(0, at);
        }
        int depth = 0;
        while (at > 0) {
            char letter = code.charAt(at - 1);
            if (")]}".indexOf(letter) >= 0) {
                depth++;
            } else if ("([{".indexOf(letter) >= 0) {
                depth--;
            }
            if (depth == 0) {
                return at == end ? end : at - 1;
            }
            at--;
        }
        return end;
    }

    /** A dollar begins a value in a string. */
    private static boolean isNamePart(char letter) {
        return letter != '$' && Character.isJavaIdentifierPart(letter);
    }

    /** Its links from left to right; none if it is no such expression. */
    List<Link> links() {
        List<Link> links = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            Matcher name = Pattern.compile("\\G(?:[?*]?\\.)?\\s*((?:\\w|\\$)+|'[^']*'|\"[^\"]*\")")
                    .matcher(text);
            String found = "";
            if (name.find(at)) {
                found = name.group(1);
                at = name.end();
            } else if (at != 0 || "[({".indexOf(text.charAt(0)) < 0) {
                return List.of();
            }
            boolean called = false;
            List<String> indices = new ArrayList<>();
            while (at < text.length() && "([{".indexOf(text.charAt(at)) >= 0) {
                int end = closing(at);
                if (end < 0) {
                    return List.of();
                }
                if (text.charAt(at) == '[') {
                    indices.add(text.substring(at + 1, end));
                } else {
                    called = true;
                }
                at = end + 1;
            }
            links.add(new Link(found, called, indices));
        }
        return links;
    }

    private int closing(int open) {
        SourceScan scan = new SourceScan(text);
        scan.skipTo(open);
        for (int i = open + 1; i <= text.length(); i++) {
            scan.advanceTo(i);
            if (scan.isTop()) {
                return i - 1;
            }
        }
        return -1;
    }

    /** Its first name, or none. */
    @Nullable
    String first() {
        List<Link> links = links();
        return links.isEmpty() ? null : links.get(0).name();
    }
}
