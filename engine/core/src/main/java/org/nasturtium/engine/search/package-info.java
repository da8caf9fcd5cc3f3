/**
 * The only loop: propose, run, record, observe, stop; and what comes out of it.
 *
 * <p>Nothing else owns time or changes state.
 */
@NullMarked
package org.nasturtium.engine.search;

import org.jspecify.annotations.NullMarked;
