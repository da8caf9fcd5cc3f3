/**
 * The backend on DeepLearning4J and ND4J, and DL4J's own model file.
 *
 * <p>A new primitive is one case in {@link org.nasturtium.dl4j.Translation}.
 */
@NullMarked
package org.nasturtium.dl4j;

import org.jspecify.annotations.NullMarked;
