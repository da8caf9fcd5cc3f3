package org.nasturtium.engine.train;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.Parameters;
import org.nasturtium.engine.data.Task;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;

/** Times a few training steps of a network on noise. */
final class StepTimer {
    private static final int STEPS = 3;

    private final Backend backend;
    private final Device device;
    private final LongSupplier nanoTime;

    StepTimer(Backend backend, Device device, LongSupplier nanoTime) {
        this.backend = backend;
        this.device = device;
        this.nanoTime = nanoTime;
    }

    /** Seconds of one step, median of three after one to warm up. */
    double seconds(NetworkGraph graph, TrainingSettings settings, Task task) {
        boolean classes = task instanceof Task.Classification;
        Batch batch = noise(graph.input().shape(), settings.batch(), classes);
        Loss loss = classes ? new Loss.CrossEntropy(0) : new Loss.SquaredError();
        try (Parameters parameters = backend.parameters(device, 0);
                Network network = backend.compile(graph, parameters);
                Optimizer optimizer = backend.optimizer(parameters, settings.optimizer())) {
            double[] seconds = new double[STEPS];
            for (int step = -1; step < STEPS; step++) {
                long before = nanoTime.getAsLong();
                network.gradients(batch, loss, step);
                // a rate that changes nothing much: noise must not make the numbers grow
                optimizer.update(1e-6);
                if (step >= 0) {
                    seconds[step] = (nanoTime.getAsLong() - before) / 1e9;
                }
            }
            Arrays.sort(seconds);
            return seconds[STEPS / 2];
        }
    }

    private static Batch noise(Shape shape, int size, boolean classes) {
        SplittableRandom random = new SplittableRandom(1);
        float[] inputs = new float[Math.toIntExact(size * shape.elements())];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return classes
                ? new Batch(size, shape, inputs, new int[size], new float[0])
                : new Batch(size, shape, inputs, new int[0], new float[size]);
    }
}
