/**
 * Jupyter's messages and the five sockets that carry them; nothing here knows Groovy or what a cell is.
 *
 * <p>A message is a record, one thread owns all the sockets, everybody else hands messages over in a queue.
 */
@NullMarked
package org.nasturtium.kernel.wire;

import org.jspecify.annotations.NullMarked;
