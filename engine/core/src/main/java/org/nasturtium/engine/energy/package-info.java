/**
 * What computing costs in energy and carbon: counters of the machine where they can be read, an estimate from CPU time
 * elsewhere, and how sure each is.
 *
 * <p>Energy is in joules, power in watts, carbon in grams of CO2 equivalents. It knows nothing of searches.
 */
@NullMarked
package org.nasturtium.engine.energy;

import org.jspecify.annotations.NullMarked;
