package org.nasturtium.dsl;

/**
 * Why a script or a cell failed, as a value: everything that a terminal or a notebook shows of it.
 *
 * @param kind what sort of failure
 * @param message what is wrong, one line
 * @param hint what to try; may be several lines, or empty
 * @param where {@code first-search.groovy} or {@code Cell 3}
 * @param line counted from 1; 0 if unknown
 * @param column counted from 1; 0 if unknown
 * @param source the line of the script, or empty
 */
public record ScriptError(Kind kind, String message, String hint, String where, int line, int column, String source) {
    /** What sort of failure it is. */
    public enum Kind {
        /** Groovy cannot read it, or would drop a line. */
        SYNTAX,
        /** A word that is not known, or not here. */
        WORD,
        /** A value, shape, limit or budget that cannot be. */
        VALUE,
        /** Data that are missing, corrupt or of another shape. */
        DATA,
        /** A run's folder, or a file. */
        FILE,
        /** A person asked to stop. */
        INTERRUPTED,
        /** The script's own exception. */
        SCRIPT
    }

    /** Place and message in one line: {@code Cell 3 line 7: unknown word ...}. */
    public String headline() {
        return (line > 0 ? where + " line " + line : where) + ": " + message;
    }

    /** What is shown: headline, the source line with a caret, the hint. */
    public String text() {
        StringBuilder text = new StringBuilder(headline());
        if (!source.isBlank()) {
            String shown = source.replace('\t', ' ').stripTrailing();
            int indent = shown.length() - shown.stripLeading().length();
            text.append("\n    ").append(shown.strip());
            if (column > indent && column <= shown.length() + 1) {
                text.append("\n    ").append(" ".repeat(column - 1 - indent)).append('^');
            }
        }
        if (!hint.isEmpty()) {
            text.append('\n').append(hint);
        }
        return text.toString();
    }
}
