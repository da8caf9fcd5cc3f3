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
}
