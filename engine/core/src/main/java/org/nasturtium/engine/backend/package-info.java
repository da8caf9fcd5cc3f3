/**
 * What computes: the seam to the native libraries, and the values that cross it.
 *
 * <p>A backend is one class in a module of its own, found with ServiceLoader.
 */
@NullMarked
package org.nasturtium.engine.backend;

import org.jspecify.annotations.NullMarked;
