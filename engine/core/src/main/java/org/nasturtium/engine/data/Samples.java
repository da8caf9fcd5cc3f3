package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.Shape;

/** Samples with answers, normalised as they are read; a view that copies nothing. Safe for several readers. */
public interface Samples {
    int size();

    Shape shape();

    /** Writes one sample's {@code shape().elements()} numbers from {@code offset} on. */
    void read(int index, float[] into, int offset);

    /** The class of a sample; 0 for regression. */
    int label(int index);

    /** The (scaled) number to predict; 0 for classification. */
    float target(int index);

    /** These, then those: training and validation samples for a winner that is trained anew. Copies nothing. */
    default Samples concat(Samples others) {
        return new ConcatSamples(this, others);
    }

    /** The samples at {@code indices}, in that order. Copies only the indices. */
    default Samples subset(int... indices) {
        return new SubsetSamples(this, indices.clone());
    }

    /**
     * So many of the samples, each class with its share to within one sample, drawn by {@code seed}: what a cheaper
     * fidelity trains on.
     */
    default Samples take(int count, long seed) {
        if (count < 1 || count > size()) {
            throw new IllegalArgumentException("cannot take " + count + " of " + size() + " samples");
        }
        return count == size()
                ? this
                : subset(Stratification.of(this, seed, count).part(0));
    }

    /** A share of the samples (at least one), each class with its share: {@code take} of a fraction. */
    default Samples take(double share, long seed) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " of the samples must be above 0 and at most 1");
        }
        return take(Math.max(1, (int) Math.round(share * size())), seed);
    }
}
