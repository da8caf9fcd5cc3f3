/**
 * What is remembered: the append-only journal of a run, and what is folded from it.
 *
 * <p>Only reading and writing of a run's folder goes here.
 */
@NullMarked
package org.nasturtium.engine.store;

import org.jspecify.annotations.NullMarked;
