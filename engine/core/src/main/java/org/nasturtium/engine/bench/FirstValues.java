package org.nasturtium.engine.bench;

import java.util.Arrays;
import java.util.Map;
import org.nasturtium.engine.backend.Tensor;
import org.nasturtium.engine.graph.SplitMix;

/** The first values that the benchmark's specification gives: tensor k comes from the stream 1000 + k. */
final class FirstValues {
    private static final int FIRST_STREAM = 1000;

    private FirstValues() {}

    /** Adds the next weight; its stream follows from how many there are already. */
    static void put(Map<String, Tensor> tensors, String name, Integer... extents) {
        boolean linear = extents.length == 2;
        int fanIn = Arrays.stream(extents).skip(1).reduce(1, Math::multiplyExact);
        double bound = Math.sqrt((linear ? 1.0 : 6.0) / fanIn);
        float[] values = SplitMix.uniform(FIRST_STREAM + tensors.size(), fanIn * extents[0], 0, bound);
        tensors.put(name, new Tensor(Arrays.asList(extents), values));
    }
}
