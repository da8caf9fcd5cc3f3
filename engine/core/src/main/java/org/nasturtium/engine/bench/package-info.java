/**
 * Fixed training workloads whose data, first values and order of batches are known to the bit, so that other libraries
 * can run the same ones and costs can be compared.
 *
 * <p>The specification is the head of {@code benchmarks/workloads.py}. A new workload is one constant of {@link
 * org.nasturtium.engine.bench.Workload}, and the same there.
 */
@NullMarked
package org.nasturtium.engine.bench;

import org.jspecify.annotations.NullMarked;
