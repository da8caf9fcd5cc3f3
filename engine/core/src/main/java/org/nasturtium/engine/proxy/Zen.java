package org.nasturtium.engine.proxy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Shape;

/**
 * How much the last feature maps move with the input (Lin et al. 2021, "Zen-NAS: A Zero-Shot NAS for High-Performance Image
 * Recognition"): the logarithm of their mean change between normal noise and slightly other noise, plus the logarithms of the
 * standard deviations that normalizations divide by.
 *
 * <p>Weights are drawn from a standard normal distribution, gains are 1, shifts and biases 0. A normalization's variance is that
 * of its batch. Without maps, the inputs of the last full connection stand for them.
 */
public final class Zen implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "zen",
            "how much the last maps move with noise at the input, what normalization divides by given back",
            "Lin et al. 2021",
            ProxyKind.Needs.NETWORK,
            new Zen());

    private static final int SAMPLES = 16;
    private static final double STEP = 0.01;
    /** Deep networks without normalization leave the range of numbers: more than any that stays in it. */
    private static final double OVERFLOWN = Double.MAX_EXPONENT * Math.log(2);

    private Zen() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probe(true)) {
            Map<String, double[]> values = drawn(network, probe);
            probe.put(values);
            Shape shape = probe.graph().input().shape();
            int count = Math.toIntExact(SAMPLES * shape.elements());
            double[] noise = network.normal("zen input", count);
            double[] other = network.normal("zen step", count);
            float[] inputs = new float[count];
            float[] moved = new float[count];
            for (int i = 0; i < count; i++) {
                inputs[i] = (float) noise[i];
                moved[i] = (float) (noise[i] + STEP * other[i]);
            }
            Node last = last(probe.graph());
            float[] before = features(probe, last, Batch.unlabelled(SAMPLES, shape, inputs));
            double scaling = scaling(probe);
            float[] after = features(probe, last, Batch.unlabelled(SAMPLES, shape, moved));
            double change = 0;
            for (int i = 0; i < before.length; i++) {
                change += Math.abs((double) before[i] - after[i]);
            }
            double score = Math.log(change / SAMPLES + Float.MIN_NORMAL) + scaling;
            return Double.isFinite(score) ? score : OVERFLOWN;
        }
    }

    /** Normal weights, gains of 1, everything else 0. */
    private static Map<String, double[]> drawn(Untrained network, Probe probe) {
        var weights = Untrained.weights(probe.graph());
        Map<String, double[]> values = new LinkedHashMap<>();
        probe.values().forEach((name, old) -> {
            double[] drawn = new double[old.length];
            if (weights.contains(name)) {
                drawn = network.normal(name, old.length);
            } else if (name.endsWith(".weight")) {
                Arrays.fill(drawn, 1);
            }
            values.put(name, drawn);
        });
        return values;
    }

    private static float[] features(Probe probe, Node last, Batch batch) {
        float[][] seen = new float[1][];
        probe.forward(batch, new Probe.Watch() {
            @Override
            public boolean wants(Node node) {
                return node.id() == last.id();
            }

            @Override
            public void see(Node node, float[] value, float[] gradient) {
                seen[0] = value;
            }
        });
        return seen[0];
    }

    /** The running variance began at 0, so that after one pass it is the batch's, times the momentum. */
    private static double scaling(Probe probe) {
        Map<String, double[]> values = probe.values();
        double sum = 0;
        for (Node node : probe.graph().liveNodes()) {
            if (node.operation() instanceof BatchNormalization normalization) {
                double[] variance = values.getOrDefault(node.scope() + ".running_var", new double[] {1});
                double mean = 0;
                for (double each : variance) {
                    mean += each / normalization.momentum() / variance.length;
                }
                sum += Math.log(mean + Float.MIN_NORMAL) / 2;
            }
        }
        return sum;
    }

    private static Node last(NetworkGraph graph) {
        Node found = null;
        for (Node node : graph.liveNodes()) {
            found = node.shape().isMap() && node.id() > 0 ? node : found;
        }
        if (found != null) {
            return found;
        }
        Node output = graph.output();
        return output.inputs().isEmpty() ? output : graph.node(output.inputs().get(0));
    }
}
