/**
 * What may be said of numbers that several seeds gave: means, intervals, paired tests, their correction.
 *
 * <p>Plain numbers in, plain numbers out; nothing here knows of searches. A further test is one class with its paper.
 */
@NullMarked
package org.nasturtium.engine.statistics;

import org.jspecify.annotations.NullMarked;
