package org.nasturtium.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.Add;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.Dropout;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.SplitMix;
import org.nasturtium.engine.graph.Zero;
import org.nasturtium.engine.proxy.Proxies;
import org.nasturtium.engine.proxy.ProxyKind;
import org.nasturtium.engine.proxy.Untrained;

/** What every proxy of the catalogue keeps to: a finite number that follows from the network and the seed alone. */
class ProxyContractTest {
    private static final Shape SHAPE = Shape.map(1, 6, 6);
    private static final int SAMPLES = 8;
    private static final Loss ENTROPY = new Loss.CrossEntropy(0);
    private static final TorchBackend BACKEND = new TorchBackend();
    private static final Batch BATCH = new Batch(
            SAMPLES, SHAPE, SplitMix.uniform(3, SAMPLES * 36, 0, 1), new int[] {0, 1, 2, 0, 1, 2, 0, 1}, new float[0]);

    static List<ProxyKind> proxies() {
        return Proxies.catalogue();
    }

    /** A residual network of so many convolutions, with everything that a search may put in. */
    private static NetworkGraph network(int depth, int filters) {
        return network(depth, filters, true);
    }

    private static NetworkGraph network(int depth, int filters, boolean normalized) {
        NetworkGraph.Builder builder = NetworkGraph.builder(SHAPE);
        int x = builder.add("stem", Convolution.same(filters, 3, 1, false), builder.input());
        for (int i = 0; i < depth; i++) {
            int y = builder.add("act" + i, new Activation(Activation.Function.RELU), x);
            y = builder.add("conv" + i, Convolution.same(filters, 3, 1, false), y);
            y = normalized ? builder.add("norm" + i, new BatchNormalization(), y) : y;
            y = builder.add("drop" + i, new Dropout(0.5), y);
            x = builder.add("sum" + i, new Add(), x, y);
        }
        x = builder.add("gap", new GlobalAveragePooling(), x);
        return builder.build(builder.add("fc", new Linear(3, true), x));
    }

    /** One whose output depends on no input. */
    private static NetworkGraph dead() {
        NetworkGraph.Builder builder = NetworkGraph.builder(SHAPE);
        int x = builder.add("none", new Zero(Shape.map(2, 6, 6)), builder.input());
        x = builder.add("norm", new BatchNormalization(), x);
        x = builder.add("act", new Activation(Activation.Function.RELU), x);
        x = builder.add("gap", new GlobalAveragePooling(), x);
        return builder.buildWithIdleNodes(builder.add("fc", new Linear(3, true), x));
    }

    private static double score(ProxyKind kind, NetworkGraph graph, long seed) {
        return kind.proxy().score(new Untrained(graph, BATCH, ENTROPY, seed, () -> BACKEND));
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void isFiniteAndTheSameForASeed(ProxyKind kind) {
        double first = score(kind, network(2, 4), 5);

        assertThat(first).isFinite();
        assertThat(score(kind, network(2, 4), 5)).isEqualTo(first);
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void isFiniteWhereValuesLeaveSinglePrecision(ProxyKind kind) {
        assertThat(score(kind, network(60, 16, false), 5)).isFinite();
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void tellsNetworksApart(ProxyKind kind) {
        assertThat(score(kind, network(3, 8), 5)).isNotEqualTo(score(kind, network(1, 4), 5));
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void isFiniteWhereNothingFlows(ProxyKind kind) {
        assertThat(score(kind, dead(), 5)).isFinite();
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void growsWithTheNetworkWhereItIsKnownTo(ProxyKind kind) {
        if (List.of("params", "flops", "l2_norm", "synflow", "nwot").contains(kind.name())) {
            assertThat(score(kind, network(3, 8), 5)).isGreaterThan(score(kind, network(1, 4), 5));
        }
        if (List.of("synflow", "nwot", "jacov").contains(kind.name())) {
            assertThat(score(kind, network(1, 4), 5)).isGreaterThan(score(kind, dead(), 5));
        }
    }

    @ParameterizedTest
    @MethodSource("proxies")
    void takesNumbersToPredictUnlessItNeedsClasses(ProxyKind kind) {
        Batch numbers = new Batch(SAMPLES, SHAPE, BATCH.inputs(), new int[0], new float[SAMPLES * 3]);
        Untrained network = new Untrained(network(1, 4), numbers, new Loss.SquaredError(), 5, () -> BACKEND);
        if (kind.name().equals("epe_nas")) {
            assertThatThrownBy(() -> kind.proxy().score(network))
                    .hasMessageStartingWith("proxy `epe_nas` needs classes");
        } else {
            assertThat(kind.proxy().score(network)).isFinite();
        }
    }

    @Test
    void passesTheRangeOfSinglePrecision() {
        double synflow = score(Proxies.named("synflow"), network(60, 16), 5);

        assertThat(synflow).isGreaterThan(Math.log(Float.MAX_VALUE)).isFinite();
    }

    @Test
    void refusesToPutForeignValues() {
        try (var probe = BACKEND.probe(network(1, 4), 1, false)) {
            assertThatThrownBy(() -> probe.put(Map.of("nobody", new double[1])))
                    .hasMessage("the network has no parameter `nobody`");
            assertThatThrownBy(() -> probe.put(Map.of("fc.bias", new double[1])))
                    .hasMessage("parameter `fc.bias` has 3 numbers, not 1");
        }
    }
}
