package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.backend.Backend;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Device;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.backend.Network;
import org.nasturtium.engine.backend.Optimizer;
import org.nasturtium.engine.backend.OptimizerSettings;
import org.nasturtium.engine.backend.Parameters;

/** Runs a workload on a backend, in the calling thread, and measures what a step costs. */
public final class TrainingBenchmark implements AutoCloseable {
    private static final double LEARNING_RATE = 1e-3;
    private static final Loss LOSS = new Loss.CrossEntropy(0);
    private static final int FIRST_LOSSES = 5;

    private final Workload workload;
    private final Backend backend;
    private final BenchmarkImages images;
    private final float[] inputs;
    private final int[] labels;
    private final List<Double> first = new ArrayList<>();
    private Parameters parameters;
    private Optimizer optimizer;
    private @Nullable Network network;
    private long step;

    /** Prepares the weights; nothing is trained yet. */
    public TrainingBenchmark(Workload workload, Backend backend, BenchmarkImages images) {
        this.workload = workload;
        this.backend = backend;
        this.images = images;
        this.inputs = new float[BenchmarkImages.floats(workload.batch())];
        this.labels = new int[workload.batch()];
        this.parameters = backend.parameters(Device.CPU, 0);
        parameters.restore(workload.firstValues());
        this.optimizer = backend.optimizer(parameters, OptimizerSettings.adam());
    }

    /** Makes the next steps and tells what they cost. */
    public Measurement run(int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException("steps " + steps + " must be at least 1");
        }
        ProcessCost before = ProcessCost.now();
        long start = System.nanoTime();
        double loss = Double.NaN;
        for (int i = 0; i < steps; i++) {
            loss = step();
            if (first.size() < FIRST_LOSSES) {
                first.add(Math.round(loss * 1e5) / 1e5);
            }
        }
        double wall = (System.nanoTime() - start) / 1e6;
        ProcessCost cost = ProcessCost.now().since(before);
        return new Measurement(
                workload,
                backend.name(),
                backend.status().version(),
                1,
                steps,
                wall / steps,
                cost.userMs() / steps,
                cost.systemMs() / steps,
                loss,
                first,
                ProcessCost.peakMegabytes());
    }

    private double step() {
        Batch batch = images.batch(step, workload.batch(), inputs, labels);
        if (workload.startsOver()) {
            startOver();
        }
        Network current = network();
        step++;
        if (!workload.trains()) {
            return crossEntropy(current.predict(batch), labels);
        }
        double loss = current.gradients(batch, LOSS, step);
        optimizer.update(LEARNING_RATE);
        return loss;
    }

    private void startOver() {
        optimizer.close();
        parameters.close();
        parameters = backend.parameters(Device.CPU, step);
        optimizer = backend.optimizer(parameters, OptimizerSettings.adam());
    }

    private Network network() {
        Network current = network;
        if (current == null || workload.changes()) {
            if (current != null) {
                current.close();
            }
            current = backend.compile(workload.graph(step), parameters);
            network = current;
        }
        return current;
    }

    /** Mean cross entropy of logits, as the reference computes it for inference too. */
    private static double crossEntropy(float[] logits, int[] labels) {
        int classes = logits.length / labels.length;
        double sum = 0;
        for (int i = 0; i < labels.length; i++) {
            double max = Double.NEGATIVE_INFINITY;
            for (int k = 0; k < classes; k++) {
                max = Math.max(max, logits[i * classes + k]);
            }
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(logits[i * classes + k] - max);
            }
            sum += max + Math.log(total) - logits[i * classes + labels[i]];
        }
        return sum / labels.length;
    }

    @Override
    public void close() {
        if (network != null) {
            network.close();
        }
        optimizer.close();
        parameters.close();
    }
}
