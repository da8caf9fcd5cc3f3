/**
 * Whose work a thread does: which cell started it, and whether that cell was asked to stop.
 *
 * <p>A new way of handing work to another thread is a word of {@code CarriedSubmissions} or an entry of
 * {@code CarryingExecutor}.
 */
@NullMarked
package org.nasturtium.kernel.work;

import org.jspecify.annotations.NullMarked;
