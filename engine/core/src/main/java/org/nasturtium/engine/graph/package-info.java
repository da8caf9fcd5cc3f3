/**
 * What an architecture computes: nodes of a few primitive operations, their shapes, parameters and costs.
 *
 * <p>A new operation is one record here, one case in each backend, one line in the operation contract.
 */
@NullMarked
package org.nasturtium.engine.graph;

import org.jspecify.annotations.NullMarked;
