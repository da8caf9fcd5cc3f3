package org.nasturtium.engine.proxy;

import java.util.List;
import org.nasturtium.engine.backend.Probe;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.ParameterSpec;
import org.nasturtium.engine.graph.Shape;

/**
 * How much the loss depends on each channel, by the Fisher information of its activations (Theis et al. 2018, "Faster gaze
 * prediction with dense networks and Fisher pruning"; Turner et al. 2020; as a proxy Abdelfattah et al. 2021).
 *
 * <p>Of each channel that a convolution or full connection gives: half the mean over the batch of the squared sum, over the
 * map, of activation times gradient; counted once for each weight of the channel.
 */
public final class Fisher implements Proxy {
    static final ProxyKind KIND = new ProxyKind(
            "fisher",
            "how much the loss depends on each channel, summed",
            "Theis et al. 2018; Abdelfattah et al. 2021",
            ProxyKind.Needs.DATA,
            new Fisher());

    private Fisher() {}

    @Override
    public double score(Untrained network) {
        try (Probe probe = network.probe(false)) {
            Information information = new Information(probe, network.batch().size());
            probe.gradients(network.batch(), network.loss(), information);
            return information.sum;
        }
    }

    private static final class Information implements Probe.Watch {
        private final Probe probe;
        private final int samples;
        private double sum;

        Information(Probe probe, int samples) {
            this.probe = probe;
            this.samples = samples;
        }

        @Override
        public boolean wants(Node node) {
            return Untrained.hasWeights(node.operation());
        }

        @Override
        public void see(Node node, float[] value, float[] gradient) {
            Shape shape = node.shape();
            int area = shape.height() * shape.width();
            double squares = 0;
            for (int from = 0; from < value.length; from += area) {
                double product = 0;
                for (int i = from; i < from + area; i++) {
                    product += (double) value[i] * gradient[i];
                }
                squares += product * product;
            }
            sum += squares / samples / 2 * weightsOfAChannel(node);
        }

        private int weightsOfAChannel(Node node) {
            List<ParameterSpec> specs = probe.graph().parameters(node);
            return specs.get(0).elements() / node.shape().channels();
        }
    }
}
