/**
 * What model-based strategies share: features of architectures, Gaussian processes, densities, their linear algebra.
 *
 * <p>Nothing here proposes; a model is fed by a strategy and asked by it.
 */
@NullMarked
package org.nasturtium.engine.strategy.surrogate;

import org.jspecify.annotations.NullMarked;
