package org.nasturtium.kernel.magic;

/**
 * What is known of a magic.
 *
 * @param name without the sign
 * @param forms on a line, over a cell, or both
 * @param takesCode whether Groovy stands behind it, which then may go over several lines
 * @param usage how it is written, a line a way
 * @param does what it is for, one line
 * @param details what else a person needs: options, defaults, what stays; may be empty
 * @param example lines that run
 */
public record MagicHelp(
        String name, Forms forms, boolean takesCode, String usage, String does, String details, String example) {
    /** Where a magic may stand. */
    public enum Forms {
        LINE,
        CELL,
        BOTH;

        boolean line() {
            return this != CELL;
        }

        boolean cell() {
            return this != LINE;
        }
    }

    /** Usage, purpose, details, example. */
    public String text() {
        return usage + "\n" + does + (details.isEmpty() ? "" : "\n" + details) + "\nExample:\n"
                + example.indent(4).stripTrailing();
    }

    /** The name as it is written first of all: with its sign. */
    public String sign() {
        return (forms == Forms.CELL ? "%%" : "%") + name;
    }
}
