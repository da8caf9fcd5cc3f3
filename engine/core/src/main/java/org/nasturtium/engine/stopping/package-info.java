/** When a training need not go on: rules that look at learning curves. */
@NullMarked
package org.nasturtium.engine.stopping;

import org.jspecify.annotations.NullMarked;
