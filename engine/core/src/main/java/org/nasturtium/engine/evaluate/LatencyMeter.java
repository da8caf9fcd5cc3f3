package org.nasturtium.engine.evaluate;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** Measures inference on one device: warm-up, then the median and the spread of repeats. */
public final class LatencyMeter {
    /** Samples of the larger batch. */
    public static final int BATCH = 64;

    private static final int WARM_UP = 5;
    private static final int LEAST_REPEATS = 15;
    private static final int MOST_REPEATS = 101;
    private static final double ENOUGH_SECONDS = 0.3;

    private final Backend backend;
    private final Device device;
    private final LongSupplier nanoTime;

    public LatencyMeter(Backend backend, Device device) {
        this(backend, device, System::nanoTime);
    }

    /** With a clock of one's own, for tests. */
    public LatencyMeter(Backend backend, Device device, LongSupplier nanoTime) {
        this.backend = backend;
        this.device = device;
        this.nanoTime = nanoTime;
    }

    /**
     * Measures a network. Whoever calls sees to it that nothing else runs, see {@link QuietGate}.
     *
     * @param betweenRepeats called in front of every repeat; may throw to give up
     */
    public Latency measure(NetworkGraph graph, Weights weights, Runnable betweenRepeats) {
        try (Parameters parameters = backend.parameters(device, 0)) {
            parameters.restore(weights);
            try (Network network = backend.compile(graph, parameters)) {
                Shape shape = graph.input().shape();
                double[] single = repeats(network, batch(1, shape), betweenRepeats);
                double[] many = repeats(network, batch(BATCH, shape), betweenRepeats);
                return new Latency(
                        quantile(single, 0.5),
                        quantile(single, 0.75) - quantile(single, 0.25),
                        quantile(many, 0.5) / BATCH,
                        (quantile(many, 0.75) - quantile(many, 0.25)) / BATCH,
                        BATCH,
                        single.length,
                        runtime());
            }
        }
    }

    /** What computes: {@code torch 2.10.0 on cpu}; a latency means nothing without it. */
    public String runtime() {
        return backend.name() + " " + backend.status().version() + " on " + device.name();
    }

    private double[] repeats(Network network, Batch batch, Runnable between) {
        for (int i = 0; i < WARM_UP; i++) {
            between.run();
            network.predict(batch);
        }
        double[] seconds = new double[MOST_REPEATS];
        double total = 0;
        int count = 0;
        while (count < LEAST_REPEATS || (count < MOST_REPEATS && total < ENOUGH_SECONDS)) {
            between.run();
            long before = nanoTime.getAsLong();
            network.predict(batch);
            seconds[count] = (nanoTime.getAsLong() - before) / 1e9;
            total += seconds[count++];
        }
        double[] sorted = Arrays.copyOf(seconds, count);
        Arrays.sort(sorted);
        return sorted;
    }

    /** Noise, since zeros may be faster than data. */
    static Batch batch(int size, Shape shape) {
        SplittableRandom random = new SplittableRandom(1);
        float[] inputs = new float[Math.toIntExact(size * shape.elements())];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return Batch.unlabelled(size, shape, inputs);
    }

    /** Linear between the two nearest of sorted values. */
    static double quantile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
