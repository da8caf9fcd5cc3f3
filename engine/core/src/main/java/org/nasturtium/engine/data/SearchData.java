package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.Shape;

/**
 * All that a search may see: training and validation samples. There is no way from here to the test split.
 *
 * @param name of the data set
 * @param shape of one sample
 * @param task what is predicted
 * @param train normalised by its own statistics
 * @param validation normalised by the training split's statistics
 * @param normalization how raw samples were normalised, for samples that come later; from the training split only
 * @param fingerprint of the raw bytes and the split, to notice that data changed between two runs
 */
public record SearchData(
        String name,
        Shape shape,
        Task task,
        Samples train,
        Samples validation,
        Normalization normalization,
        String fingerprint) {
    /** Training and validation samples together, for a winner that is trained anew. */
    public Samples trainAndValidation() {
        return train.concat(validation);
    }
}
