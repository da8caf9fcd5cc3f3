package org.nasturtium.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Shapes, parameters and costs of whole networks, worked out by hand. */
class NetworkGraphTest {
    private final NetworkGraph.Builder builder = NetworkGraph.builder(Shape.map(1, 28, 28));

    private int convolve(String scope, int from, int filters, int stride) {
        int node = builder.add(scope, Convolution.same(filters, 3, stride, false), from);
        node = builder.add(scope + ".batchNorm", new BatchNormalization(), node);
        return builder.add(scope + ".relu", new Activation(Activation.Function.RELU), node);
    }

    @Test
    void countsTheNetOfTheBenchmarkAsByHand() {
        int node = convolve("c1", builder.input(), 32, 1);
        assertThat(builder.shape(node)).isEqualTo(Shape.map(32, 28, 28));
        node = convolve("c2", node, 64, 2);
        assertThat(builder.shape(node)).isEqualTo(Shape.map(64, 14, 14));
        node = convolve("c3", node, 64, 1);
        node = builder.add("pool", new GlobalAveragePooling(), node);
        NetworkGraph graph = builder.build(builder.add("output", new Linear(10, true), node));

        int convolutions = 32 * 9 + 64 * 32 * 9 + 64 * 64 * 9;
        int normalizations = 2 * (32 + 64 + 64);
        assertThat(graph.parameterCount()).isEqualTo(convolutions + normalizations + 64 * 10 + 10);
        assertThat(graph.macs())
                .isEqualTo(28 * 28 * 32 * 9 + 14 * 14 * 64 * 32 * 9 + 14 * 14 * 64 * 64 * 9 + 64 * 10 + 10);
        assertThat(graph.output().shape()).isEqualTo(Shape.features(10));
        assertThat(graph.parameters())
                .containsKeys("c1.weight", "c1.batchNorm.running_var", "output.bias")
                .hasSize(3 + 3 * 4 + 2);
    }

    @Test
    void roundsStridesAsTheFieldDoes() {
        assertThat(Convolution.same(8, 3, 2, false).shape(List.of(Shape.map(1, 7, 8))))
                .isEqualTo(Shape.map(8, 4, 4));
        assertThat(new Pooling(Pooling.Kind.MAX, 2, 2, 0).shape(List.of(Shape.map(3, 7, 9))))
                .isEqualTo(Shape.map(3, 3, 4));
        assertThat(new Convolution(8, 3, 1, 2, 2, 1, false).shape(List.of(Shape.map(1, 9, 9))))
                .isEqualTo(Shape.map(8, 9, 9));
        assertThat(Convolution.depthwise(8, 5, 1).macs(List.of(Shape.map(8, 4, 4))))
                .isEqualTo(8 * 4 * 4 * 25);
    }

    @Test
    void namesBothLayersAndBothShapesOfAMismatch() {
        int small = builder.add("pool1", new Pooling(Pooling.Kind.MAX, 14, 14, 0), builder.input());

        assertThatThrownBy(() -> builder.add("pool2", new Pooling(Pooling.Kind.MAX, 3, 3, 0), small))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("`pool2`", "`pool1`", "1x2x2", "3x3");
        assertThatThrownBy(() -> builder.add("dense", new Linear(10, true), small))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("`dense`", "1x2x2", "globalAvgPool");
        assertThatThrownBy(() -> builder.add("sum", new Add(), small, builder.input()))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("`sum`", "1x2x2", "1x28x28");
    }

    @Test
    void countsASharedParameterOnceAndRefusesTwoExtents() {
        int first = builder.add("shared", Convolution.same(1, 3, 1, false), builder.input());
        int second = builder.add("shared", Convolution.same(1, 3, 1, false), first);
        assertThat(builder.build(second).parameterCount()).isEqualTo(9);

        int wider = builder.add("shared", Convolution.same(2, 3, 1, false), second);
        NetworkGraph graph = builder.build(wider);
        assertThatThrownBy(graph::parameters)
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("shared.weight", "[1, 1, 3, 3]", "[2, 1, 3, 3]");
        assertThatThrownBy(graph::parameterCount).isInstanceOf(ShapeMismatch.class);
    }

    @Test
    void countsIdleNodesButDoesNotRunThem() {
        int cutOff = builder.add("cutOff", Convolution.same(4, 3, 1, false), builder.input());
        int zero = builder.add("zero", new Zero(Shape.map(4, 28, 28)));
        NetworkGraph graph = builder.buildWithIdleNodes(zero);

        assertThat(graph.isLive(cutOff)).isFalse();
        assertThat(graph.liveNodes()).extracting(Node::scope).containsExactly("input", "zero");
        assertThat(graph.parameterCount()).isEqualTo(36);
        assertThat(graph.macs()).isEqualTo(36 * 28 * 28);
        assertThatThrownBy(() -> builder.build(zero))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("cutOff", "does not reach the output");
    }

    @Test
    void estimatesMemoryFromLiveOutputs() {
        int node = builder.add("conv", Convolution.same(2, 3, 1, false), builder.input());
        NetworkGraph graph = builder.build(node);

        assertThat(graph.activationBytes()).isEqualTo(4 * (784 + 2 * 784));
        assertThat(graph.trainingBytes(10)).isEqualTo(20L * graph.activationBytes() + 16 * 18);
    }
}
