/**
 * What can be chosen: a tree of decisions, and the architectures that assign it.
 *
 * <p>A new kind of space is one class here, one line where spaces are listed, one line in the space contract.
 */
@NullMarked
package org.nasturtium.engine.space;

import org.jspecify.annotations.NullMarked;
