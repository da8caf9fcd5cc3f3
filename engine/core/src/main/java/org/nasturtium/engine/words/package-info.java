/**
 * What error messages say of words: the nearest one that is known.
 *
 * <p>Only functions on words go here; messages themselves are written where the error is found.
 */
@NullMarked
package org.nasturtium.engine.words;

import org.jspecify.annotations.NullMarked;
