/**
 * Strategies beside each other over the same seeds, and what one search says beyond its best: which choices mattered,
 * what differs from another run.
 *
 * <p>What a comparison can say is a method of {@link org.nasturtium.engine.compare.Comparison}; the arithmetic is in
 * {@code statistics}.
 */
@NullMarked
package org.nasturtium.engine.compare;

import org.jspecify.annotations.NullMarked;
