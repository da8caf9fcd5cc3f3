package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.Shape;

/** Raw samples, normalised as they are read. */
record NormalizedSamples(Samples raw, Normalization normalization) implements Samples {
    @Override
    public int size() {
        return raw.size();
    }

    @Override
    public Shape shape() {
        return raw.shape();
    }

    @Override
    public void read(int index, float[] into, int offset) {
        raw.read(index, into, offset);
        normalization.apply(into, offset, raw.shape());
    }

    @Override
    public int label(int index) {
        return raw.label(index);
    }

    @Override
    public float target(int index) {
        return raw.target(index);
    }
}
