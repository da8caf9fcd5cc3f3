/**
 * Groovy over many cells: what one cell defines, the next ones use. Nothing here knows Jupyter.
 *
 * <p>A rule that changes how a cell is compiled is one customizer, listed in {@code CellCompiler}.
 */
@NullMarked
package org.nasturtium.kernel.session;

import org.jspecify.annotations.NullMarked;
