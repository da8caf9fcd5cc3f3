package org.nasturtium.kernel.session;

import org.jspecify.annotations.Nullable;

/**
 * What a cell gave.
 *
 * @param value of its last expression
 * @param quiet whether it is not to be shown: a declaration, an assignment, a semicolon at the end
 */
public record Outcome(@Nullable Object value, boolean quiet) {
    /** What a piece gives that has no value. */
    public static final Outcome NOTHING = new Outcome(null, true);

    /** A value that is shown, if there is one. */
    public static Outcome of(@Nullable Object value) {
        return new Outcome(value, false);
    }
}
