/**
 * The blocks: one class a block, one method a verb, and {@code build()} for the engine's value.
 *
 * <p>A new verb is a method with {@link org.nasturtium.dsl.word.Word}; the index, completion and the checks find it there.
 */
@NullMarked
package org.nasturtium.dsl.block;

import org.jspecify.annotations.NullMarked;
