package org.nasturtium.kernel.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads Groovy source letter by letter as far as needed to know what a place lies in: code, a string, a comment, and which
 * brackets are open there. It never fails: what is wrong or unfinished is read as a person would read it.
 */
public final class SourceScan {
    /**
     * Something that is open at a place: a bracket, the start of a value in a string, a quote, a comment.
     *
     * @param token that opened it
     * @param at where that stands
     * @param statement where the statement begins in which it stands
     */
    public record Open(String token, int at, int statement) {
        boolean isBracket() {
            return BRACKETS.contains(token);
        }

        private boolean isComment() {
            return token.equals("//") || token.equals("/*");
        }

        private boolean interpolates() {
            return token.startsWith("\"") || token.equals("/") || token.equals("$/");
        }
    }

    private static final Set<String> BRACKETS = Set.of("(", "[", "{", "${");
    private static final Set<String> BEFORE_A_PATTERN =
            Set.of("return", "in", "case", "assert", "else", "throw", "instanceof", "as", "not");

    private final String text;
    private final List<Open> open = new ArrayList<>();
    private int at;
    private int last = -1;
    private int statement = -1;
    private boolean unbalanced;

    public SourceScan(String text) {
        this.text = text;
    }

    /** The whole of a text. */
    public static SourceScan of(String text) {
        SourceScan scan = new SourceScan(text);
        scan.advanceTo(text.length());
        return scan;
    }

    /** Reads on. */
    public void advanceTo(int end) {
        while (at < end) {
            step();
        }
    }

    /** Goes on behind a piece that is not Groovy. */
    public void skipTo(int place) {
        at = Math.max(at, place);
        last = -1;
        statement = -1;
    }

    /** Where the next letter is read; behind the asked place if a token reaches over it. */
    public int at() {
        return at;
    }

    /** Everything that is open, the innermost last. */
    public List<Open> open() {
        return List.copyOf(open);
    }

    /** Whether neither a bracket nor a string nor a comment is open. */
    public boolean isTop() {
        return open.isEmpty();
    }

    public boolean isInComment() {
        Open inner = inner();
        return inner != null && inner.isComment();
    }

    /** Whether the place is text of a string, not the code of a value in it. */
    public boolean isInString() {
        Open inner = inner();
        return inner != null && !inner.isBracket() && !inner.isComment();
    }

    /** Whether the text ends inside of a comment or a string that may go on in the next line. */
    boolean endsInside() {
        Open inner = inner();
        return inner != null
                && !inner.isBracket()
                && !inner.token().equals("//")
                && !inner.token().equals("'")
                && !inner.token().equals("\"");
    }

    /** Whether the string at this place may hold values: {@code "..."}, not {@code '...'}. */
    public boolean isInGString() {
        Open inner = inner();
        return inner != null && inner.interpolates();
    }

    /** The innermost bracket that is open, or none. */
    public @Nullable Open bracket() {
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).isBracket()) {
                return open.get(i);
            }
        }
        return null;
    }

    /** Whether more brackets were closed than opened. */
    public boolean isUnbalanced() {
        return unbalanced;
    }

    /** Where the statement begins that this place lies in; the place itself if it begins one. */
    public int statement() {
        return statement < 0 ? at : statement;
    }

    /** Where the last letter of code stands that is no blank; -1 if there is none yet. */
    public int lastCode() {
        return last;
    }

    private @Nullable Open inner() {
        return open.isEmpty() ? null : open.get(open.size() - 1);
    }

    private void pop() {
        Open closed = open.remove(open.size() - 1);
        if (closed.isBracket()) {
            statement = closed.statement();
        }
    }

    private void push(String token) {
        Open opened = new Open(token, at, statement < 0 ? at : statement);
        open.add(opened);
        if (opened.isBracket()) {
            statement = -1;
        } else if (!opened.isComment() && statement < 0) {
            statement = at;
        }
        at += token.length();
    }

    private void step() {
        Open inner = inner();
        if (inner == null || inner.isBracket()) {
            code();
        } else if (inner.isComment()) {
            comment(inner);
        } else {
            string(inner);
        }
    }

    private void comment(Open inner) {
        if (inner.token().equals("//") && text.charAt(at) == '\n') {
            pop();
            plain('\n');
            at++;
        } else if (inner.token().equals("/*") && text.startsWith("*/", at)) {
            pop();
            at += 2;
        } else {
            at++;
        }
    }

    private void string(Open inner) {
        String quote = inner.token();
        char letter = text.charAt(at);
        String end = quote.equals("$/") ? "/$" : quote;
        if (letter == '\\' && !quote.equals("$/")) {
            at = Math.min(text.length(), at + 2);
        } else if (quote.equals("$/") && (text.startsWith("$$", at) || text.startsWith("$/", at))) {
            at += 2;
        } else if (text.startsWith(end, at)) {
            pop();
            at += end.length();
            last = at - 1;
        } else if (letter == '\n' && (quote.equals("'") || quote.equals("\""))) {
            pop();
            at++;
        } else if (inner.interpolates() && text.startsWith("${", at)) {
            push("${");
        } else {
            at++;
        }
    }

    private void code() {
        char letter = text.charAt(at);
        for (String token : new String[] {"//", "/*", "\"\"\"", "'''", "\"", "'"}) {
            if (text.startsWith(token, at)) {
                if (!token.startsWith("/")) {
                    last = at;
                }
                push(token);
                return;
            }
        }
        if (at == 0 && text.startsWith("#!")) {
            push("//");
        } else if (text.startsWith("$/", at) && !followsAValue()) {
            push("$/");
        } else if (letter == '/' && !followsAValue() && text.indexOf('/', at + 1) > 0) {
            push("/");
        } else if (letter == '(' || letter == '[' || letter == '{') {
            last = at;
            push(String.valueOf(letter));
        } else if (letter == ')' || letter == ']' || letter == '}') {
            last = at;
            at++;
            close();
        } else {
            plain(letter);
            at++;
        }
    }

    private void plain(char letter) {
        if (letter == ';' || (letter == '\n' && endsStatement()) || (letter == '>' && text.startsWith("->", at - 1))) {
            statement = -1;
        } else if (!Character.isWhitespace(letter) && statement < 0) {
            statement = at;
        }
        if (!Character.isWhitespace(letter)) {
            last = at;
        }
    }

    /** Whether a line may end here: not in parentheses, not behind a comma or an operator. */
    private boolean endsStatement() {
        Open bracket = bracket();
        boolean inList = bracket != null && !bracket.token().endsWith("{");
        return !inList && (last < 0 || ",+-*/%=<&|?:.\\".indexOf(text.charAt(last)) < 0);
    }

    private void close() {
        if (open.isEmpty()) {
            unbalanced = true;
        } else {
            pop();
        }
    }

    /** Whether a slash at this place divides. */
    private boolean followsAValue() {
        if (last < 0) {
            return false;
        }
        char before = text.charAt(last);
        if (!Character.isJavaIdentifierPart(before)) {
            return ")]}\"'/".indexOf(before) >= 0;
        }
        int start = last;
        while (start > 0 && Character.isJavaIdentifierPart(text.charAt(start - 1))) {
            start--;
        }
        return !BEFORE_A_PATTERN.contains(text.substring(start, last + 1));
    }
}
