package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.Shape;

/** The samples of one set, then those of another. */
record ConcatSamples(Samples first, Samples second) implements Samples {
    ConcatSamples {
        if (!first.shape().equals(second.shape())) {
            throw new IllegalArgumentException("samples of shape " + first.shape() + " and of shape " + second.shape()
                    + " cannot be put together");
        }
    }

    @Override
    public int size() {
        return Math.addExact(first.size(), second.size());
    }

    @Override
    public Shape shape() {
        return first.shape();
    }

    @Override
    public void read(int index, float[] into, int offset) {
        if (index < first.size()) {
            first.read(index, into, offset);
        } else {
            second.read(index - first.size(), into, offset);
        }
    }

    @Override
    public int label(int index) {
        return index < first.size() ? first.label(index) : second.label(index - first.size());
    }

    @Override
    public float target(int index) {
        return index < first.size() ? first.target(index) : second.target(index - first.size());
    }
}
