/**
 * The words of the DSL: nouns, units, arguments, and the index that completion, help and the manual read.
 *
 * <p>A noun is one line in {@code Nouns}; a strategy, metric, data set or activation function needs none, since its
 * engine's catalogue is asked.
 */
@NullMarked
package org.nasturtium.dsl.word;

import org.jspecify.annotations.NullMarked;
