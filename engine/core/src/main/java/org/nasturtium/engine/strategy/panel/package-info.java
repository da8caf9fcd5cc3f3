/**
 * What strategies show of their inner state, as values: population, mutation, register, posterior, rung, front.
 *
 * <p>A new kind is one record here, one case in {@link org.nasturtium.engine.strategy.panel.PanelCases}, for which the
 * compiler then asks everywhere, and one drawing in {@code report}.
 */
@NullMarked
package org.nasturtium.engine.strategy.panel;

import org.jspecify.annotations.NullMarked;
