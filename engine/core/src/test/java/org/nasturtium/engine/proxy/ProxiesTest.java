package org.nasturtium.engine.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.backend.Batch;
import org.nasturtium.engine.backend.Loss;
import org.nasturtium.engine.graph.Activation;
import org.nasturtium.engine.graph.BatchNormalization;
import org.nasturtium.engine.graph.Convolution;
import org.nasturtium.engine.graph.GlobalAveragePooling;
import org.nasturtium.engine.graph.Linear;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;

/** The catalogue, and the proxies that need no backend. */
class ProxiesTest {
    private static final Shape SHAPE = Shape.map(1, 4, 4);

    private static NetworkGraph graph() {
        NetworkGraph.Builder builder = NetworkGraph.builder(SHAPE);
        int x = builder.add("conv", Convolution.same(2, 3, 1, false), builder.input());
        x = builder.add("norm", new BatchNormalization(), x);
        x = builder.add("act", new Activation(Activation.Function.RELU), x);
        x = builder.add("gap", new GlobalAveragePooling(), x);
        return builder.build(builder.add("fc", new Linear(3, true), x));
    }

    private static double score(String name) {
        Batch batch = new Batch(1, SHAPE, new float[16], new int[] {0}, new float[0]);
        Untrained network = new Untrained(graph(), batch, new Loss.CrossEntropy(0), 7, () -> {
            throw new AssertionError(name + " needs no backend");
        });
        return Proxies.named(name).proxy().score(network);
    }

    @Test
    void forgetsNoProxy() {
        Set<String> proxies = new ClassFileImporter()
                .importPackages("org.nasturtium.engine.proxy").stream()
                        .filter(type -> type.tryGetField("KIND").isPresent())
                        .map(JavaClass::getName)
                        .collect(Collectors.toSet());

        assertThat(Proxies.catalogue())
                .extracting(kind -> kind.proxy().getClass().getName())
                .containsExactlyInAnyOrderElementsOf(proxies);
        assertThat(Proxies.names()).doesNotHaveDuplicates();
    }

    @Test
    void namesTheNearestProxy() {
        assertThatThrownBy(() -> Proxies.named("sinflow"))
                .hasMessageStartingWith("unknown zero-cost proxy `sinflow`\nDid you mean `synflow`?");
    }

    @Test
    void countsWhatIsLearnt() {
        assertThat(score("params")).isEqualTo(2 * 9 + 2 * 2 + 2 * 3 + 3);
    }

    @Test
    void countsOperations() {
        assertThat(score("flops")).isEqualTo(2 * 9 * 16 + 2 * 3 + 3);
    }

    @Test
    void addsTheLengthsOfTheFirstWeights() {
        double expected = 0;
        for (String name : new String[] {"conv.weight", "fc.weight"}) {
            double squares = 0;
            for (float value : graph().parameters().get(name).firstValues(7)) {
                squares += value * value;
            }
            expected += Math.sqrt(squares);
        }
        assertThat(score("l2_norm")).isEqualTo(expected, within(1e-6));
    }

    @Test
    void leavesOutNormalization() {
        NetworkGraph without = graph().without(BatchNormalization.class::isInstance);

        assertThat(without.nodes()).hasSize(graph().nodes().size() - 1);
        assertThat(without.node(2).scope()).isEqualTo("act");
        assertThat(without.node(2).inputs()).containsExactly(1);
        assertThat(without.parameters()).doesNotContainKey("norm.weight").containsKey("conv.weight");
        assertThat(without.output().shape()).isEqualTo(Shape.features(3));
    }

    @Test
    void doesNotLeaveOutWhatChangesAShape() {
        NetworkGraph.Builder builder = NetworkGraph.builder(SHAPE);
        NetworkGraph pooled =
                builder.build(builder.add("pool", new Pooling(Pooling.Kind.MAX, 2, 2, 0), builder.input()));

        assertThatThrownBy(() -> pooled.without(Pooling.class::isInstance))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContaining("`pool` (max pool 2x2, stride 2) changes what it reads");
    }
}
