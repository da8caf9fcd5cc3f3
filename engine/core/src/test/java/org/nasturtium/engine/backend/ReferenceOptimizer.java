package org.nasturtium.engine.backend;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.ParameterSpec;

/** The optimisers' formulas in double precision, fed with slopes of the reference network's loss. */
final class ReferenceOptimizer {
    private static final Loss ENTROPY = new Loss.CrossEntropy(0);
    private static final double STEP = 1e-6;

    private final NetworkGraph graph;
    private final OptimizerSettings settings;
    private final Map<String, double[]> weights;
    private final Map<String, double[]> first = new HashMap<>();
    private final Map<String, double[]> second = new HashMap<>();
    private int steps;

    ReferenceOptimizer(NetworkGraph graph, Weights start, OptimizerSettings settings) {
        this.graph = graph;
        this.settings = settings;
        this.weights = WeightsForTests.wide(start);
    }

    Map<String, double[]> weights() {
        return weights;
    }

    void step(Batch batch, double rate) {
        steps++;
        Map<String, double[]> gradients = new HashMap<>();
        weights.keySet().forEach(name -> gradients.put(name, gradient(name, batch)));
        clip(gradients);
        for (ParameterSpec spec : graph.parameters().values()) {
            double[] values = weights.get(spec.name());
            double decay = spec.decays() ? settings.weightDecay() : 0;
            double[] m = first.computeIfAbsent(spec.name(), name -> new double[values.length]);
            double[] v = second.computeIfAbsent(spec.name(), name -> new double[values.length]);
            for (int i = 0; i < values.length; i++) {
                update(values, gradients.get(spec.name())[i], m, v, i, rate, decay);
            }
        }
    }

    private void update(double[] w, double gradient, double[] m, double[] v, int i, double rate, double decay) {
        if (settings.rule() instanceof OptimizerSettings.Rule.Sgd sgd) {
            double g = gradient + decay * w[i];
            m[i] = sgd.momentum() * m[i] + g;
            w[i] -= rate * (sgd.nesterov() ? g + sgd.momentum() * m[i] : m[i]);
            return;
        }
        boolean decoupled = settings.rule() instanceof OptimizerSettings.Rule.AdamW;
        double g = decoupled ? gradient : gradient + decay * w[i];
        if (decoupled) {
            w[i] -= rate * decay * w[i];
        }
        m[i] = 0.9 * m[i] + 0.1 * g;
        v[i] = 0.999 * v[i] + 0.001 * g * g;
        double mean = m[i] / (1 - Math.pow(0.9, steps));
        double square = v[i] / (1 - Math.pow(0.999, steps));
        w[i] -= rate * mean / (Math.sqrt(square) + 1e-8);
    }

    private void clip(Map<String, double[]> gradients) {
        if (settings.clipNorm() > 0) {
            double norm = Math.sqrt(gradients.values().stream()
                    .flatMapToDouble(Arrays::stream)
                    .map(g -> g * g)
                    .sum());
            double factor = Math.min(1, settings.clipNorm() / (norm + 1e-6));
            gradients.values().forEach(all -> Arrays.setAll(all, i -> all[i] * factor));
        }
    }

    private double[] gradient(String name, Batch batch) {
        double[] values = weights.get(name);
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double centre = values[i];
            values[i] = centre + STEP;
            double above = loss(batch);
            values[i] = centre - STEP;
            gradient[i] = (above - loss(batch)) / (2 * STEP);
            values[i] = centre;
        }
        return gradient;
    }

    private double loss(Batch batch) {
        double[] outputs = new ReferenceNetwork(graph, weights).run(batch.size(), batch.inputs(), true);
        return ReferenceNetwork.loss(ENTROPY, outputs, batch);
    }
}
