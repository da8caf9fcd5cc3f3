package org.nasturtium.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.words.NearestWord;
import org.nasturtium.kernel.session.SourceScan;

/**
 * A cell taken apart into Groovy and magics, in their order. A line is a magic if it begins with {@code %} and a letter
 * where no bracket, string or comment is open; {@code % 3} is a remainder.
 */
public final class CellParts {
    /**
     * A piece of the cell.
     *
     * @param code Groovy, with as many lines in front as it has in the cell; empty for a magic
     * @param magic or none
     */
    record Part(String code, @Nullable MagicCall magic) {}

    private static final Pattern MAGIC = Pattern.compile("\\s*(%{1,2})([A-Za-z]\\w*)(?:[ \\t]+(.*))?\\s*");
    private static final Pattern HELP_BEHIND = Pattern.compile("\\s*(%{0,2}[A-Za-z_]\\w*(?:\\.\\w+)*)(\\?{1,2})\\s*");
    private static final Pattern HELP_BEFORE =
            Pattern.compile("\\s*(\\?{1,2})\\s*(%{0,2}[A-Za-z_]\\w*(?:\\.\\w+)*)\\s*");

    private final Function<String, @Nullable MagicHelp> catalogue;
    private final String cell;
    private final List<Part> parts = new ArrayList<>();
    private final StringBuilder groovy;
    private final SourceScan scan;
    private int codeStart;

    private CellParts(String cell, Function<String, @Nullable MagicHelp> catalogue) {
        this.cell = cell;
        this.catalogue = catalogue;
        this.groovy = new StringBuilder(cell);
        this.scan = new SourceScan(cell);
    }

    /**
     * Takes a cell apart.
     *
     * @param catalogue what is known of a magic of some name
     */
    static CellParts of(String cell, Function<String, @Nullable MagicHelp> catalogue) {
        CellParts parts = new CellParts(cell, catalogue);
        if (cell.indexOf('%') < 0 && cell.indexOf('?') < 0) {
            parts.addCode(cell.length());
        } else {
            parts.read();
        }
        return parts;
    }

    /** The pieces in their order; those without code are left out. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Whether there is no magic. */
    boolean isPlain() {
        return parts.stream().allMatch(part -> part.magic() == null);
    }

    /** The cell with blanks in place of its magics; the code behind a magic stays where it is. */
    String groovy() {
        return groovy.toString();
    }

    private void read() {
        int start = 0;
        int line = 1;
        while (start < cell.length()) {
            int end = endOfLine(start);
            int next = end + 1;
            scan.advanceTo(start);
            if (scan.at() <= start && !isContinued(start)) {
                MagicCall magic = magic(start, end, line);
                if (magic != null) {
                    addCode(start);
                    parts.add(new Part("", magic));
                    int behind = endOfLine(magic.place().end());
                    blank(start, magic);
                    scan.skipTo(behind);
                    next = behind + 1;
                    codeStart = Math.min(next, cell.length());
                    if (magic.overCell()) {
                        return;
                    }
                }
            }
            line += (int) cell.substring(start, Math.min(next, cell.length()))
                    .chars()
                    .filter(letter -> letter == '\n')
                    .count();
            start = next;
        }
        addCode(cell.length());
    }

    private @Nullable MagicCall magic(int start, int end, int line) {
        String text = cell.substring(start, end);
        Matcher magic = MAGIC.matcher(text);
        SourceScan.Open bracket = scan.bracket();
        boolean inBlock = bracket != null && bracket.token().equals("{") && !scan.isInString() && !scan.isInComment();
        if (magic.matches() && (scan.isTop() || inBlock)) {
            boolean overCell = magic.group(1).length() == 2;
            String name = magic.group(2);
            MagicHelp help = catalogue.apply(name);
            int sign = start + magic.start(1);
            int column = magic.start(1) + 1;
            if (inBlock || (help == null && !overCell && isRemainder(name))) {
                return inBlock && help != null ? misplaced(name, overCell, line, column, sign, end) : null;
            }
            if (overCell && (scan.lastCode() >= 0 || !parts.isEmpty())) {
                return misplaced(name, true, line, column, sign, end);
            }
            int from = magic.group(3) == null ? end : start + magic.start(3);
            if (overCell) {
                return overCell(name, line, column, sign, from, end);
            }
            int to = help != null && help.takesCode() ? endOfCode(from, end) : end;
            String argument = cell.substring(from, to);
            String code = help != null && help.takesCode() ? padded(line, from - start, argument) : "";
            return new MagicCall(name, false, argument, code, new MagicCall.Place(line, column, sign, to, from));
        }
        return scan.isTop() ? question(text, start, end, line) : null;
    }

    private MagicCall overCell(String name, int line, int column, int sign, int from, int end) {
        int body = Math.min(end + 1, cell.length());
        String code = padded(line, 0, "\n" + cell.substring(body));
        return new MagicCall(
                name,
                true,
                cell.substring(from, end),
                code,
                new MagicCall.Place(line, column, sign, cell.length(), from));
    }

    private static MagicCall misplaced(String name, boolean overCell, int line, int column, int sign, int end) {
        return new MagicCall(
                MagicCells.MISPLACED + name, overCell, "", "", new MagicCall.Place(line, column, sign, end, end));
    }

    /** {@code name?} and {@code ?name}; a ternary operator has its colon near. */
    private @Nullable MagicCall question(String text, int start, int end, int line) {
        Matcher behind = HELP_BEHIND.matcher(text);
        Matcher before = HELP_BEFORE.matcher(text);
        boolean isBehind = behind.matches();
        if ((!isBehind && !before.matches()) || nextLine(end).contains(":")) {
            return null;
        }
        String asked = isBehind ? behind.group(1) : before.group(2);
        String signs = isBehind ? behind.group(2) : before.group(1);
        int at = start + (isBehind ? behind.start(1) : before.start(2));
        return new MagicCall(
                "help",
                false,
                signs.length() == 2 ? asked + " " + HelpMagic.ALL : asked,
                "",
                new MagicCall.Place(line, at - start + 1, at, end, at));
    }

    private String nextLine(int end) {
        return cell.substring(end).strip().lines().findFirst().orElse("");
    }

    /** Whether an unknown name is a variable by which the value of the line before is divided. */
    private boolean isRemainder(String name) {
        int before = scan.lastCode();
        return before >= codeStart
                && (Character.isJavaIdentifierPart(cell.charAt(before)) || ")]\"'".indexOf(cell.charAt(before)) >= 0)
                && NearestWord.to(name, Magics.names()) == null;
    }

    private boolean isContinued(int start) {
        return start > 1 && cell.charAt(start - 2) == '\\';
    }

    /** Code behind a magic goes on as long as a bracket or a string is open. */
    private int endOfCode(int from, int firstEnd) {
        SourceScan code = new SourceScan(cell);
        code.skipTo(from);
        int end = firstEnd;
        code.advanceTo(end);
        while (end < cell.length() && (code.bracket() != null || code.isInString() || code.at() > end)) {
            end = endOfLine(end + 1);
            code.advanceTo(end);
        }
        return Math.min(end, cell.length());
    }

    private void addCode(int end) {
        String code = cell.substring(codeStart, end);
        if (SourceScan.of(code).lastCode() >= 0) {
            int line = 1
                    + (int) cell.substring(0, codeStart)
                            .chars()
                            .filter(letter -> letter == '\n')
                            .count();
            parts.add(new Part(padded(line, 0, code), null));
        }
    }

    private static String padded(int line, int column, String code) {
        return "\n".repeat(line - 1) + " ".repeat(column) + code;
    }

    private void blank(int start, MagicCall magic) {
        MagicHelp help = catalogue.apply(magic.name());
        boolean keeps = help != null && help.takesCode() && !magic.name().equals("help");
        int end = magic.overCell()
                ? endOfLine(start)
                : keeps ? magic.place().codeStart() : magic.place().end();
        for (int i = start; i < end; i++) {
            if (groovy.charAt(i) != '\n') {
                groovy.setCharAt(i, ' ');
            }
        }
        if (magic.overCell() && end < cell.length()) {
            groovy.replace(
                    end, cell.length(), of(cell.substring(end), catalogue).groovy());
        }
    }

    private int endOfLine(int from) {
        int end = from > cell.length() ? -1 : cell.indexOf('\n', from);
        return end < 0 ? cell.length() : end;
    }
}
