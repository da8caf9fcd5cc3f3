package org.nasturtium.engine.data;

import org.nasturtium.engine.graph.Shape;

/** Some of the samples, in the order of their indices. */
record SubsetSamples(Samples all, int[] indices) implements Samples {
    SubsetSamples {
        for (int index : indices) {
            if (index < 0 || index >= all.size()) {
                throw new IllegalArgumentException("sample " + index + " of " + all.size() + " does not exist");
            }
        }
    }

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public Shape shape() {
        return all.shape();
    }

    @Override
    public void read(int index, float[] into, int offset) {
        all.read(indices[index], into, offset);
    }

    @Override
    public int label(int index) {
        return all.label(indices[index]);
    }

    @Override
    public float target(int index) {
        return all.target(indices[index]);
    }
}
