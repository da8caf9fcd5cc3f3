/**
 * What is learnt from: data sets, their splits, their batches. The test split has a type of its own.
 *
 * <p>A data set is one class here and one line in the catalogue.
 */
@NullMarked
package org.nasturtium.engine.data;

import org.jspecify.annotations.NullMarked;
