/**
 * Spaces of repeated cells: a stem, stacks of cells with reductions between them, and a head of plain blocks.
 *
 * <p>A new operation of a cell is one line in {@link org.nasturtium.engine.space.cell.CellOperations}, where it is not
 * a new class as well, and one line in the contract of cells.
 */
@NullMarked
package org.nasturtium.engine.space.cell;

import org.jspecify.annotations.NullMarked;
