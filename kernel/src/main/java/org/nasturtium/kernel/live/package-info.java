/** A running search as one output that changes, and the interrupt that stops it and leaves it resumable. */
@NullMarked
package org.nasturtium.kernel.live;

import org.jspecify.annotations.NullMarked;
