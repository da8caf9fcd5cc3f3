/**
 * Published and home-made tables of architectures and what they measured: a search on one takes seconds.
 *
 * <p>A further published table is one class that reads its files into a {@link TabularBenchmark}.
 */
@NullMarked
package org.nasturtium.engine.table;

import org.jspecify.annotations.NullMarked;
