/**
 * A script or a cell from its text to its value: compiling, running, and telling what went wrong and where.
 *
 * <p>Words do not go here: verbs are methods of a class in {@code block}, nouns are lines of a catalogue in {@code word},
 * checks of the source are in {@code compile}.
 */
@NullMarked
package org.nasturtium.dsl;

import org.jspecify.annotations.NullMarked;
