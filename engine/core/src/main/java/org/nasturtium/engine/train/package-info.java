/**
 * How one network is trained: epochs, batches, schedule, early stop, divergence; and how an architecture is judged by it.
 *
 * <p>Only what belongs to a single training goes here; who trains what is decided in search.
 */
@NullMarked
package org.nasturtium.engine.train;

import org.jspecify.annotations.NullMarked;
