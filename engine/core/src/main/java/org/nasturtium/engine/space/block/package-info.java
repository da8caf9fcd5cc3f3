/**
 * The layers of a space as a person names them, each expanding into primitives: chains and cells are made of these.
 *
 * <p>A new block is one class here, one line in {@link org.nasturtium.engine.space.block.Blocks}, one line in the
 * contract of blocks.
 */
@NullMarked
package org.nasturtium.engine.space.block;

import org.jspecify.annotations.NullMarked;
