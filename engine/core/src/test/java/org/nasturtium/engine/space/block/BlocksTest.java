package org.nasturtium.engine.space.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Node;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.ShapeMismatch;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.Setting;

/** What each block becomes, and what it says when it cannot be. */
class BlocksTest {
    private static final Shape MAP = Shape.map(3, 8, 8);

    private static Block make(String word, Object... arguments) {
        Map<String, Setting> named = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            named.put(
                    arguments[i].toString(),
                    arguments[i + 1] instanceof Setting setting ? setting : Setting.of(arguments[i + 1]));
        }
        return Blocks.make(word, named);
    }

    private static SearchSpace space(@Nullable Shape input, Block... blocks) {
        return SearchSpace.of("s", new NetworkSpace(input, Chain.of(blocks)));
    }

    private static NetworkGraph plain(Block... blocks) {
        SearchSpace space = space(null, blocks);
        return space.decode(space.baseline(), MAP, 10);
    }

    private static List<String> layers(NetworkGraph graph) {
        return graph.nodes().stream().map(node -> node.operation().label()).toList();
    }

    @Test
    void keepsDefaultsOfTheLanguage() {
        NetworkGraph graph = plain(make("conv", "filters", 4), make("pool"), make("dense", "units", 5), make("output"));

        assertThat(layers(graph))
                .containsExactly(
                        "input 3x8x8",
                        "conv 3x3, 4",
                        "max pool 2x2, stride 2",
                        "global avg pool",
                        "dense 5",
                        "relu",
                        "dense 10");
        assertThat(graph.nodes().get(2).shape()).isEqualTo(Shape.map(4, 4, 4));
        assertThat(graph.parameterCount()).isEqualTo(4 * 27 + 4 + 5 * 4 + 5 + 10 * 5 + 10);
        assertThat(graph.liveNodes()).hasSameSizeAs(graph.nodes());
    }

    @Test
    void putsABatchNormThatFollowsInFrontOfTheActivationAndDropsTheBias() {
        Block norm = make("batchNorm");
        Block conv = make("conv", "filters", 4, "act", "relu");
        NetworkGraph optional = plain(conv, new OptionalBlock(Chain.of(norm)), make("output"));

        assertThat(layers(optional).subList(1, 4)).containsExactly("conv 3x3, 4", "batch norm", "relu");
        assertThat(optional.parameters()).containsKey("batchNorm.weight").doesNotContainKey("conv.bias");
        assertThat(layers(plain(conv, norm, make("output")))).isEqualTo(layers(optional));
        assertThat(layers(plain(make("conv", "filters", 4, "act", "relu", "batchNorm", true), make("output"))))
                .isEqualTo(layers(optional));

        SearchSpace space = space(null, conv, new OptionalBlock(Chain.of(norm)), make("output"));
        NetworkGraph without = space.decode(space.parse("batchNorm=no"), MAP, 10);
        assertThat(without.parameters()).containsKey("conv.bias");
        assertThat(layers(plain(make("pool"), norm, make("output"))).subList(1, 3))
                .containsExactly("max pool 2x2, stride 2", "batch norm");
    }

    @Test
    void namesDecisionsByPlace() {
        Block conv = make("conv", "filters", Setting.choice(4, 8));
        SearchSpace space = space(
                null,
                conv,
                conv,
                new RepeatBlock(Setting.of(2), Chain.of(conv)),
                ChooseBlock.of(List.of(Chain.of(conv), Chain.of(make("pool")), Chain.of(conv, make("pool")))),
                new ResidualBlock(Chain.of(conv)),
                new OptionalBlock(Chain.of(conv, make("pool"))),
                make("output"));

        assertThat(space.parse("conv1.filters=4; conv2.filters=4; repeat.1.conv.filters=4; repeat.2.conv.filters=8;"
                                + " choose=conv-pool; choose.conv-pool.conv.filters=8; residual.conv.filters=8;"
                                + " optional=yes; optional.conv.filters=4")
                        .values())
                .hasSize(9);
        assertThat(space.parse("conv1.filters=4; conv2.filters=4; repeat.1.conv.filters=4; repeat.2.conv.filters=8;"
                                + " choose=conv; choose.conv.filters=8; residual.conv.filters=8; optional=no")
                        .values())
                .hasSize(8);
    }

    @Test
    void addsWhatWentInWithAProjectionOnlyWhereShapesDiffer() {
        NetworkGraph same = plain(new ResidualBlock(Chain.of(make("conv", "filters", 3))), make("output"));
        assertThat(same.nodes()).extracting(Node::scope).doesNotContain("residual.projection");
        assertThat(layers(same)).contains("add");

        NetworkGraph smaller = plain(
                new ResidualBlock(Chain.of(make("conv", "filters", 6, "stride", 2), make("conv", "filters", 6))),
                make("output"));
        assertThat(layers(smaller)).contains("conv 1x1, 6, stride 2");
        NetworkGraph features =
                plain(make("globalAvgPool"), new ResidualBlock(Chain.of(make("dense", "units", 7))), make("output"));
        assertThat(features.parameters()).containsKey("residual.projection.weight");
        assertThatThrownBy(() -> plain(new ResidualBlock(Chain.of(make("flatten"))), make("output")))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("residual", "3x8x8", "192");
    }

    @Test
    void expandsTheOtherLayers() {
        assertThat(plain(make("flatten"), make("output")).parameterCount()).isEqualTo(192 * 10 + 10);
        assertThat(plain(make("separableConv", "filters", 6), make("output")).parameterCount())
                .isEqualTo(3 * 9 + 3 * 6 + 6 + 6 * 10 + 10);
        assertThat(layers(plain(make("act", "function", "gelu"), make("dropout", "rate", 0.3), make("output"))))
                .contains("gelu", "dropout 0.3");
        assertThat(layers(plain(make("dropout", "rate", Setting.interval(0, 0.5)), make("output"))))
                .noneMatch(label -> label.startsWith("dropout"));
        assertThat(plain(make("pool", "size", 3, "stride", 1, "padding", "same"), make("output"))
                        .node(1)
                        .shape())
                .isEqualTo(MAP);
        assertThat(plain(make("conv", "filters", 2, "kernel", 4, "padding", "valid"), make("output"))
                        .node(1)
                        .shape())
                .isEqualTo(Shape.map(2, 5, 5));
    }

    @Test
    void takesTheMiddleOfWidthsAndLeavesDropoutOutOfTheBaseline() {
        SearchSpace space = space(
                null,
                make(
                        "conv",
                        "filters",
                        Setting.range(8, 64, 8),
                        "kernel",
                        Setting.choice(5, 3, 7),
                        "act",
                        Setting.choice("swish", "relu")),
                new OptionalBlock(Chain.of(make("dropout", "rate", 0.2))),
                make("dense", "units", Setting.choice(256, 16, 64), "dropout", Setting.choice(0.5, 0.25)),
                make("output"));
        assertThat(space.baseline().text())
                .isEqualTo("conv.filters=32; conv.kernel=3; conv.act=relu; dropout=no; dense.units=64;"
                        + " dense.dropout=0.25");
    }

    @Test
    void saysWhatIsWrongWithAnArgument() {
        assertThatThrownBy(() -> make("conv", "filtrs", 3)).hasMessageContainingAll("`filtrs`", "`conv`", "`filters`");
        assertThatThrownBy(() -> make("conv")).hasMessageContainingAll("`conv`", "filters");
        assertThatThrownBy(() -> make("conv", "filters", 0)).hasMessageContainingAll("filters 0", "at least 1");
        assertThatThrownBy(() -> make("conv", "filters", "many")).hasMessageContainingAll("many", "whole number");
        assertThatThrownBy(() -> make("conv", "filters", 4, "act", Setting.choice("relu", "relo")))
                .hasMessageContainingAll("act relo", "relu");
        assertThatThrownBy(() -> make("conv", "filters", 4, "kernel", Setting.range(3, 7)))
                .hasMessageContainingAll("kernel 4", "even");
        assertThatThrownBy(() -> make("dropout", "rate", 1.0)).hasMessageContainingAll("rate 1.0", "below 1");
        assertThatThrownBy(() -> Setting.choice(List.of())).hasMessageContaining("no values");
        assertThatThrownBy(() -> Blocks.make("convv", Map.of())).hasMessageContainingAll("`convv`", "`conv`");
        assertThatThrownBy(() -> new RepeatBlock(Setting.range(0, 2), Chain.of(make("pool"))))
                .hasMessageContainingAll("`repeat`", "times 0", "at least 1");
        assertThatThrownBy(() -> new RepeatBlock(Setting.of(2), Chain.of())).hasMessageContaining("nothing to repeat");
        assertThatThrownBy(() -> new ResidualBlock(Chain.of())).hasMessageContaining("nothing in it");
        assertThatThrownBy(() -> new OptionalBlock(Chain.of())).hasMessageContaining("nothing in it");
        assertThatThrownBy(() -> ChooseBlock.of(List.of())).hasMessageContaining("nothing to choose");
        assertThatThrownBy(() -> space(null, make("conv", "filters", 4))).hasMessageContaining("output");
        assertThatThrownBy(() -> space(null, make("output"), make("pool"))).hasMessageContaining("last layer");
    }

    @Test
    void saysWhatOfTheDataDoesNotFit() {
        SearchSpace said = space(Shape.map(1, 28, 28), make("output", "classes", 10));
        assertThatThrownBy(() -> said.check(MAP, 10)).hasMessageContainingAll("input 1x28x28", "3x8x8");
        assertThatThrownBy(() -> said.check(Shape.map(1, 28, 28), 26)).hasMessageContainingAll("classes: 10", "26");

        Block pools = new RepeatBlock(Setting.of(4), Chain.of(make("pool")));
        assertThatThrownBy(() -> space(null, pools, make("output")).check(MAP, 10))
                .isInstanceOf(ShapeMismatch.class)
                .hasMessageContainingAll("`repeat.4.pool`", "`repeat.3.pool`", "3x1x1", "2x2");
    }

    @Test
    void acceptsASpaceOfWhichOnlySomeMembersFit() {
        SearchSpace space = space(null, new RepeatBlock(Setting.range(1, 9), Chain.of(make("pool"))), make("output"));
        space.check(MAP, 10);
        assertThatThrownBy(() -> space.decode(space.baseline(), MAP, 10)).isInstanceOf(ShapeMismatch.class);
    }
}
