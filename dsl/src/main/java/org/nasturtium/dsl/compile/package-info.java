/**
 * What happens to the source before it runs: top-level variables are kept, and lines that Groovy would drop are refused.
 */
@NullMarked
package org.nasturtium.dsl.compile;

import org.jspecify.annotations.NullMarked;
