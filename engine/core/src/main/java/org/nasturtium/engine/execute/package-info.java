/**
 * Where evaluations run: threads here, other places behind the same interface.
 *
 * <p>An executor is one class, and one line in its contract suite.
 */
@NullMarked
package org.nasturtium.engine.execute;

import org.jspecify.annotations.NullMarked;
