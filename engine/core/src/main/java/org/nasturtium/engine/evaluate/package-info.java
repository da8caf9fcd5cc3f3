/**
 * How an architecture becomes numbers: outcomes, metrics, objectives, evaluators.
 *
 * <p>A new way to judge an architecture is one Evaluator here.
 */
@NullMarked
package org.nasturtium.engine.evaluate;

import org.jspecify.annotations.NullMarked;
