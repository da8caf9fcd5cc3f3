package org.nasturtium.engine.backend;

import java.util.HashMap;
import java.util.Map;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.SplitMix;

/** Parameters with no special values in them: gains that are not 1, shifts and means that are not 0. */
final class WeightsForTests {
    private static final long SEED = 11;

    private WeightsForTests() {}

    static Weights of(NetworkGraph graph) {
        Map<String, Tensor> tensors = new HashMap<>();
        for (ParameterSpec spec : graph.parameters().values()) {
            double centre = spec.centre();
            tensors.put(spec.name(), new Tensor(spec.extents(), numbers(spec.name(), spec.elements(), centre, 0.5)));
        }
        return new Weights(tensors);
    }

    static float[] numbers(String name, int count, double centre, double bound) {
        return SplitMix.uniform(SplitMix.key(SEED, name), count, centre, bound);
    }

    /** A copy in double precision. */
    static Map<String, double[]> wide(Weights weights) {
        Map<String, double[]> all = new HashMap<>();
        weights.tensors().forEach((name, tensor) -> {
            double[] values = new double[tensor.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = tensor.values()[i];
            }
            all.put(name, values);
        });
        return all;
    }

    /** A copy in which one number is another. */
    static Weights moved(Weights weights, String name, int index, float by) {
        Map<String, Tensor> tensors = new HashMap<>(weights.tensors());
        Tensor tensor = weights.tensors().get(name);
        float[] values = tensor.values().clone();
        values[index] += by;
        tensors.put(name, new Tensor(tensor.extents(), values));
        return new Weights(tensors);
    }
}
