package org.nasturtium.dl4j;

import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.SplitMix;

/** Batches of repeatable numbers for tests. */
final class TestBatches {
    private TestBatches() {}

    static Batch of(NetworkGraph graph, int size, long seed) {
        Shape shape = graph.input().shape();
        float[] inputs = SplitMix.uniform(seed, Math.toIntExact(size * shape.elements()), 0, 1.5);
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = (int) Long.remainderUnsigned(SplitMix.at(seed + 1, i), Graphs.CLASSES);
        }
        return new Batch(size, shape, inputs, labels, new float[0]);
    }
}
