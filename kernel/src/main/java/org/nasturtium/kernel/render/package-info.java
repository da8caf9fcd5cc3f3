/**
 * How values look in a notebook: for each type a bundle of forms, from which the front end takes the richest it knows.
 *
 * <p>A type is one class here and one line in {@code NasturtiumRenderers}; other jars bring theirs as an {@code Extension}.
 */
@NullMarked
package org.nasturtium.kernel.render;

import org.jspecify.annotations.NullMarked;
