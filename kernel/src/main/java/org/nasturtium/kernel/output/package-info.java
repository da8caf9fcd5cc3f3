/**
 * What cells say: printed text, displays and their updates, each sent to the cell that started the work.
 *
 * <p>A new kind of output is a function of {@code CellFunctions} and a message type of {@code CellOutput}.
 */
@NullMarked
package org.nasturtium.kernel.output;

import org.jspecify.annotations.NullMarked;
