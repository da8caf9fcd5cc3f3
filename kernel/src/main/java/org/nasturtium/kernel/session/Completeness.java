package org.nasturtium.kernel.session;

import java.util.List;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.CompilerConfiguration;
import org.codehaus.groovy.control.MultipleCompilationErrorsException;
import org.codehaus.groovy.control.Phases;
import org.codehaus.groovy.control.messages.Message;
import org.codehaus.groovy.control.messages.SyntaxErrorMessage;
import org.codehaus.groovy.syntax.SyntaxException;

/**
 * Whether a piece of source is whole, so that a console knows if Enter runs it.
 *
 * @param status in the protocol's words
 * @param indent blanks for the next line of an incomplete one
 */
public record Completeness(Status status, String indent) {
    /** The protocol's words, in capitals. */
    public enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    /** Parses without compiling or running anything. The parser's position tells, its words change with versions. */
    public static Completeness of(String source) {
        if (source.stripTrailing().endsWith("\\")) {
            return incomplete(source);
        }
        CompilationUnit unit = new CompilationUnit(new CompilerConfiguration());
        unit.addSource("Probe.groovy", source);
        try {
            unit.compile(Phases.CONVERSION);
            return new Completeness(Status.COMPLETE, "");
        } catch (MultipleCompilationErrorsException errors) {
            List<? extends Message> all = errors.getErrorCollector().getErrors();
            boolean unfinished = all != null
                    && !all.isEmpty()
                    && all.get(0) instanceof SyntaxErrorMessage error
                    && isUnfinished(source, error.getCause());
            return unfinished ? incomplete(source) : new Completeness(Status.INVALID, "");
        }
    }

    private static boolean isUnfinished(String source, SyntaxException error) {
        int offset = offset(source, error.getStartLine(), error.getStartColumn());
        String rest = offset < source.length() ? source.substring(offset) : "";
        SourceScan scan = SourceScan.of(source);
        SourceScan.Open bracket = scan.isUnbalanced() ? null : scan.bracket();
        return rest.isBlank()
                || scan.endsInside()
                || (bracket != null && bracket.at() <= offset)
                || rest.strip().matches("[-+*/%=<>&|^!~?:.,]+");
    }

    private static int offset(String source, int line, int column) {
        int start = 0;
        for (int i = 1; i < line; i++) {
            int end = source.indexOf('\n', start);
            if (end < 0) {
                return source.length();
            }
            start = end + 1;
        }
        return Math.min(source.length(), start + Math.max(0, column - 1));
    }

    private static Completeness incomplete(String source) {
        String last = source.substring(source.lastIndexOf('\n') + 1);
        String blanks = last.substring(0, last.length() - last.stripLeading().length());
        String end = last.stripTrailing();
        boolean opens = end.endsWith("{") || end.endsWith("(") || end.endsWith("[") || end.endsWith("->");
        return new Completeness(Status.INCOMPLETE, opens ? blanks + "    " : blanks);
    }
}
