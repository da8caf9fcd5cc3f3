/**
 * Comms: lines between code of cells and code of the front end, such as a widget, that Jupyter only passes through.
 *
 * <p>A target is offered by a cell or by a jar's extension; nothing of ours is one.
 */
@NullMarked
package org.nasturtium.kernel.comm;

import org.jspecify.annotations.NullMarked;
