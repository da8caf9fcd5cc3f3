package org.nasturtium.engine.proxy;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.data.Samples;
import org.nasturtium.engine.data.SearchData;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.space.Architecture;

/** Computes proxies on decoded networks, each once. Safe for several threads. */
public final class ComputedScores implements Scores {
    /** Samples that proxies of the data look at. */
    public static final int SAMPLES = 64;

    private final Function<Architecture, NetworkGraph> decode;
    private final Batch batch;
    private final Loss loss;
    private final long seed;
    private final Supplier<Backend> backend;
    private final Map<Question, Double> known = new ConcurrentHashMap<>();

    private record Question(String proxy, Architecture architecture) {}

    /**
     * @param decode an architecture's network; may throw {@link ShapeMismatch}
     * @param batch what proxies of the data look at
     * @param seed of first values
     */
    public ComputedScores(
            Function<Architecture, NetworkGraph> decode, Batch batch, Loss loss, long seed, Supplier<Backend> backend) {
        this.decode = decode;
        this.batch = batch;
        this.loss = loss;
        this.seed = seed;
        this.backend = backend;
    }

    /** On samples of a search's training data, drawn by the seed. */
    public static ComputedScores on(
            SearchData data, Function<Architecture, NetworkGraph> decode, long seed, Supplier<Backend> backend) {
        Samples samples = data.train().take(Math.min(SAMPLES, data.train().size()), SplitMix.key(seed, "proxies"));
        boolean labelled = data.task() instanceof Task.Classification;
        int size = samples.size();
        int elements = Math.toIntExact(data.shape().elements());
        Batch batch = new Batch(
                size,
                data.shape(),
                new float[size * elements],
                new int[labelled ? size : 0],
                new float[labelled ? 0 : size]);
        for (int i = 0; i < size; i++) {
            samples.read(i, batch.inputs(), i * elements);
            if (labelled) {
                batch.labels()[i] = samples.label(i);
            } else {
                batch.targets()[i] = samples.target(i);
            }
        }
        return new ComputedScores(
                decode, batch, labelled ? new Loss.CrossEntropy(0) : new Loss.SquaredError(), seed, backend);
    }

    /** On noise of variance 1 with labels in turn, where there are no data. */
    public static ComputedScores onNoise(
            Shape shape,
            int classes,
            Function<Architecture, NetworkGraph> decode,
            long seed,
            Supplier<Backend> backend) {
        return new ComputedScores(
                decode, noise(SAMPLES, shape, classes, seed), new Loss.CrossEntropy(0), seed, backend);
    }

    /** Even noise of variance 1 with labels in turn. */
    public static Batch noise(int size, Shape shape, int classes, long seed) {
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            labels[i] = i % classes;
        }
        int count = Math.toIntExact(size * shape.elements());
        return new Batch(
                size,
                shape,
                SplitMix.uniform(SplitMix.key(seed, "noise"), count, 0, Math.sqrt(3)),
                labels,
                new float[0]);
    }

    @Override
    public void require(ProxyKind proxy) {
        if (proxy.needs() != ProxyKind.Needs.GRAPH && !backend.get().canProbe()) {
            throw new IllegalArgumentException("proxy `" + proxy.name() + "`: the "
                    + backend.get().name() + " backend does not show activations and gradients"
                    + "\nMaybe `backend 'torch'`; params, flops and l2_norm need neither.");
        }
        if (proxy.needsClasses() && batch.labels().length == 0) {
            throw new IllegalArgumentException("proxy `" + proxy.name()
                    + "` needs classes, but the data predict a number\nMaybe `nwot` or `jacov`.");
        }
    }

    @Override
    public double of(ProxyKind proxy, Architecture architecture) {
        return known.computeIfAbsent(
                new Question(proxy.name(), architecture), question -> compute(proxy, architecture));
    }

    private double compute(ProxyKind proxy, Architecture architecture) {
        try {
            return proxy.proxy().score(new Untrained(decode.apply(architecture), batch, loss, seed, backend));
        } catch (ShapeMismatch mismatch) {
            return Double.NEGATIVE_INFINITY; // as a trial it would be infeasible, with its cause
        }
    }
}
