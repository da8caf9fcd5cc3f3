package org.nasturtium.kernel.session;

import org.jspecify.annotations.Nullable;

/**
 * What a cell gave.
 *
 * @param value of its last expression
 * @param quiet whether it is not to be shown: a declaration, an assignment, a semicolon at the end
 */
public record Outcome(@Nullable Object value, boolean quiet) {}
