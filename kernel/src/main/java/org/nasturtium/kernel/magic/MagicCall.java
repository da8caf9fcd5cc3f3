package org.nasturtium.kernel.magic;

import java.util.Arrays;
import java.util.List;

/**
 * A magic as it stands in a cell.
 *
 * @param name without the sign
 * @param overCell whether it was written with two signs
 * @param argument what stands behind the name on its line, or lines if it is code
 * @param code the Groovy that it is about, argument or rest of the cell, with as many lines and blanks in front as it has
 *     in the cell
 * @param place of its sign
 */
public record MagicCall(String name, boolean overCell, String argument, String code, Place place) {
    /**
     * Where a magic stands.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param start offset of the sign in the cell
     * @param end offset behind the magic and its argument
     * @param codeStart offset where the argument begins
     */
    public record Place(int line, int column, int start, int end, int codeStart) {}

    /** The argument's words. */
    public List<String> words() {
        return argument.isBlank() ? List.of() : Arrays.asList(argument.strip().split("\\s+"));
    }

    /** The name with its sign. */
    public String sign() {
        return (overCell ? "%%" : "%") + name;
    }
}
