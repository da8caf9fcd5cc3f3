package org.nasturtium.kernel.magic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.nasturtium.kernel.session.Candidate;
import org.nasturtium.kernel.session.Completeness;
import org.nasturtium.kernel.session.Completer;
import org.nasturtium.kernel.session.GroovySession;
import org.nasturtium.kernel.session.Inspector;
import org.nasturtium.kernel.session.SourceScan;

/** Completion, explanation and wholeness of cells that may hold magics. */
public final class CodeHelp {
    private static final Pattern NAME = Pattern.compile("\\s*(%{1,2})(\\w*)");
    private static final Pattern CALL = Pattern.compile("\\s*(%{1,2})([A-Za-z]\\w*)[ \\t]+(.*)");

    private final GroovySession session;
    private final MagicCells cells;

    public CodeHelp(GroovySession session, MagicCells cells) {
        this.session = session;
        this.cells = cells;
    }

    /** Candidates for the word that ends at the cursor, which counts Java's letters. */
    public Completer.Completion complete(String code, int cursor) {
        int start = code.lastIndexOf('\n', cursor - 1) + 1;
        String line = code.substring(start, cursor);
        if (isMagicLine(code, start, line)) {
            Matcher name = NAME.matcher(line);
            if (name.matches()) {
                return new Completer.Completion(names(name.group(1), name.group(2)), start + name.start(1), cursor);
            }
            Matcher call = CALL.matcher(line);
            MagicHelp help = call.matches() ? Magics.help(call.group(2)) : null;
            if (help != null && !help.takesCode()) {
                String argument = call.group(3);
                List<Candidate> found = Magics.named(help.name()).complete(argument, cells.workspace()).stream()
                        .map(each -> new Candidate(each, "magic", ""))
                        .toList();
                return new Completer.Completion(
                        found, cursor - Words.last(argument).length(), cursor);
            }
        }
        return new Completer(session).at(groovy(code), cursor);
    }

    private static boolean isMagicLine(String code, int start, String line) {
        if (!line.stripLeading().startsWith("%")) {
            return false;
        }
        SourceScan scan = SourceScan.of(groovy(code.substring(0, start)));
        return scan.isTop();
    }

    private static List<Candidate> names(String sign, String begun) {
        List<Candidate> found = new ArrayList<>();
        for (Magic each : Magics.all()) {
            MagicHelp help = each.help();
            boolean fits =
                    sign.length() == 2 ? help.forms().cell() : help.forms().line() || begun.isEmpty();
            if (fits && help.name().startsWith(begun)) {
                String written = help.forms() == MagicHelp.Forms.CELL ? help.sign() : sign + help.name();
                found.add(new Candidate(
                        written, "magic", help.usage().lines().findFirst().orElse("")));
            }
        }
        return found;
    }

    /** What is known of the word at the cursor; {@code all} asks for its members too. */
    public String inspect(String code, int cursor, boolean all) {
        int start = code.lastIndexOf('\n', cursor - 1) + 1;
        int end = code.indexOf('\n', start);
        String line = code.substring(start, end < 0 ? code.length() : end);
        Matcher name = Pattern.compile("\\s*%{1,2}(\\w+).*").matcher(line);
        if (isMagicLine(code, start, line) && name.matches() && cursor - start <= name.end(1)) {
            MagicHelp help = Magics.help(name.group(1));
            return help == null ? "" : help.text();
        }
        return new Inspector(session).at(code, cursor, all);
    }

    /** Whether a cell is whole, unfinished or wrong. */
    public Completeness completeness(String code) {
        boolean onlyBegun =
                code.stripLeading().startsWith("%%") && code.strip().lines().count() == 1;
        return onlyBegun ? new Completeness(Completeness.Status.INCOMPLETE, "") : session.completeness(groovy(code));
    }

    /** The code with blanks in place of its magics, as long as it was. */
    private static String groovy(String code) {
        return CellParts.of(code, Magics::help).groovy();
    }
}
