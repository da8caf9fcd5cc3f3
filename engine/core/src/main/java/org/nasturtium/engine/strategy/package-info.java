/**
 * Who proposes: one class a paper, named after its method.
 *
 * <p>A strategy is one class here, one line in the catalogue, one line in the strategy contract.
 */
@NullMarked
package org.nasturtium.engine.strategy;

import org.jspecify.annotations.NullMarked;
