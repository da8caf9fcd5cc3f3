/**
 * The backend on libtorch: networks of {@link org.nasturtium.engine.graph primitives}, trained on the processor or on
 * an NVIDIA card.
 *
 * <p>A new primitive is one case in {@link org.nasturtium.torch.Compiler}; the operation contract proves it.
 */
@NullMarked
package org.nasturtium.torch;

import org.jspecify.annotations.NullMarked;
