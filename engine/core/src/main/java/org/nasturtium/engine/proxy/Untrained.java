package org.nasturtium.engine.proxy;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Operation;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.SplitMix;

/**
 * A network before its training, as proxies see it: its graph, the first values that a training with this seed begins
 * from, a batch of the data.
 */
public final class Untrained {
    private static final String WEIGHT = ".weight";

    private final NetworkGraph graph;
    private final Batch batch;
    private final Loss loss;
    private final long seed;
    private final Supplier<Backend> backend;

    /**
     * @param batch what proxies of the data see, with answers
     * @param loss of the task
     * @param seed of first values and of made-up inputs
     * @param backend asked only by proxies that need one
     */
    public Untrained(NetworkGraph graph, Batch batch, Loss loss, long seed, Supplier<Backend> backend) {
        this.graph = graph;
        this.batch = batch;
        this.loss = loss;
        this.seed = seed;
        this.backend = backend;
    }

    public NetworkGraph graph() {
        return graph;
    }

    public Batch batch() {
        return batch;
    }

    public Loss loss() {
        return loss;
    }

    /** A network to look into, without dropout. Close it. */
    Probe probe(boolean doublePrecision) {
        return backend.get().probe(graph.without(Dropout.class::isInstance), seed, doublePrecision);
    }

    /** The same without normalization, in double precision. Close it. */
    Probe probeWithoutNormalization() {
        return backend.get()
                .probe(
                        graph.without(
                                operation -> operation instanceof Dropout || operation instanceof BatchNormalization),
                        seed,
                        true);
    }

    /** Made-up numbers, evenly spread from -1 to 1, the same for the same name. */
    float[] uniform(String name, int count) {
        return SplitMix.uniform(SplitMix.key(seed, name), count, 0, 1);
    }

    /** Made-up numbers of a standard normal distribution (Box and Muller 1958), the same for the same name. */
    double[] normal(String name, int count) {
        long key = SplitMix.key(seed, name);
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            double radius = Math.sqrt(-2 * Math.log(1 - unit(SplitMix.at(key, 2L * i))));
            numbers[i] = radius * Math.cos(2 * Math.PI * unit(SplitMix.at(key, 2L * i + 1)));
        }
        return numbers;
    }

    private static double unit(long random) {
        return (random >>> 11) * 0x1p-53;
    }

    /** Whether an operation has weights that proxies count: convolutions and full connections. */
    static boolean hasWeights(Operation operation) {
        return operation instanceof Convolution || operation instanceof Linear;
    }

    /** Full names of the weights of all convolutions and full connections, idle ones too. */
    static Set<String> weights(NetworkGraph graph) {
        Set<String> names = new TreeSet<>();
        for (Node node : graph.nodes()) {
            if (hasWeights(node.operation())) {
                names.add(node.scope() + WEIGHT);
            }
        }
        return names;
    }

    /** First values of these weights, from the seed and their names; no backend is needed. */
    Map<String, float[]> firstWeights() {
        Map<String, float[]> values = new TreeMap<>();
        Map<String, ParameterSpec> specs = graph.parameters();
        for (String name : weights(graph)) {
            ParameterSpec spec = specs.get(name);
            if (spec == null) {
                throw new IllegalStateException("no parameter is called " + name);
            }
            values.put(name, spec.firstValues(seed));
        }
        return values;
    }
}
