package org.nasturtium.engine.space.cell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.nasturtium.engine.graph.NetworkGraph;
import org.nasturtium.engine.graph.Pooling;
import org.nasturtium.engine.graph.Shape;
import org.nasturtium.engine.graph.Zero;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.space.block.Block;
import org.nasturtium.engine.space.block.Blocks;
import org.nasturtium.engine.space.block.Chain;
import org.nasturtium.engine.space.block.NetworkSpace;

/** Cells, their reductions and their operations. */
class CellTest {
    private static final Shape MAP = Shape.map(3, 16, 16);
    private static final List<String> OPS = List.of("none", "skip", "conv1x1", "conv3x3", "avgPool3x3");

    private static SearchSpace space(Cell cell, int count, @Nullable Reduction reduction, int times) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new StemBlock(3, 8));
        blocks.add(new StackBlock(count, cell, reduction, times));
        blocks.add(Blocks.make("output", Map.of()));
        return SearchSpace.of("cells", new NetworkSpace(new Chain(blocks)));
    }

    private static Architecture edges(String... words) {
        return NasBench201.parse("|%s~0|+|%s~0|%s~1|+|%s~0|%s~1|%s~2|".formatted((Object[]) words));
    }

    @Test
    void addsNothingForAnEdgeWithoutOperation() {
        NetworkGraph graph = space(new Cell("cell", 4, OPS, Join.SUM), 1, null, 1)
                .decode(edges("none", "none", "none", "skip_connect", "none", "none"), MAP, 10);

        assertThat(graph.nodes()).noneMatch(node -> node.operation().label().equals("add"));
        assertThat(graph.parameterCount()).isEqualTo(8 * 27 + 16 + 90);
        assertThat(graph.nodes())
                .filteredOn(node -> node.operation() instanceof Zero)
                .hasSize(2)
                .noneMatch(node -> graph.isLive(node.id()));
    }

    @Test
    void countsButCutsOffWhatDoesNotReachTheOutput() {
        SearchSpace space = space(new Cell("cell", 4, OPS, Join.SUM), 1, null, 1);
        NetworkGraph graph =
                space.decode(edges("nor_conv_3x3", "none", "none", "skip_connect", "none", "none"), MAP, 10);
        assertThat(graph.parameterCount()).isEqualTo(8 * 27 + 16 + 8 * 8 * 9 + 16 + 90);
        assertThat(graph.liveNodes()).noneMatch(node -> node.scope().contains("edge0-1"));

        NetworkGraph constant = space.decode(edges("nor_conv_3x3", "none", "none", "none", "none", "none"), MAP, 10);
        assertThat(constant.liveNodes()).anyMatch(node -> node.operation().equals(new Zero(Shape.map(8, 16, 16))));
        assertThat(constant.output().shape()).isEqualTo(Shape.features(10));
    }

    @Test
    void usesOneDecisionInEveryCellAndSharesNoWeights() {
        SearchSpace space = space(new Cell("cell", 3, OPS, Join.SUM), 2, new PoolReduction(Pooling.Kind.AVERAGE, 2), 3);
        assertThat(space.size()).isEqualTo(125);
        NetworkGraph graph =
                space.decode(space.parse("cell.edge0-1=conv3x3; cell.edge0-2=skip; cell.edge1-2=skip"), MAP, 10);

        assertThat(graph.parameters())
                .containsKeys("stack.cell1.edge0-1.conv3x3.weight", "stack.cell6.edge0-1.conv3x3.weight");
        assertThat(graph.parameterCount()).isEqualTo(8 * 27 + 16 + 6 * (8 * 8 * 9 + 16) + 90);
    }

    @Test
    void reducesByASecondCell() {
        Cell normal = new Cell("normal", 3, OPS, Join.CONCAT);
        Cell reduction = new Cell("reduction", 2, List.of("skip", "maxPool3x3"), Join.SUM);
        SearchSpace space = space(normal, 1, new CellReduction(reduction), 2);

        assertThat(space.size()).isEqualTo(250);
        NetworkGraph graph = space.decode(space.baseline(), MAP, 10);
        assertThat(graph.nodes())
                .filteredOn(node -> node.scope().startsWith("stack.cell2.join"))
                .last()
                .satisfies(node -> assertThat(node.shape()).isEqualTo(Shape.map(16, 8, 8)));
        assertThat(graph.nodes()).anyMatch(node -> node.operation().label().equals("concat"));
    }

    @Test
    void keepsTheShapeForEveryOperation() {
        for (CellOperation operation : CellOperations.all()) {
            List<String> words = operation.isNothing() ? List.of("none", "skip") : List.of(operation.word());
            SearchSpace space = space(new Cell("cell", 2, words, Join.SUM), 1, null, 1);
            NetworkGraph graph = space.decode(space.all().findFirst().orElseThrow(), MAP, 10);
            assertThat(graph.nodes())
                    .filteredOn(node -> node.scope().startsWith("stack.cell1"))
                    .allMatch(node -> node.shape().equals(Shape.map(8, 16, 16)), operation.word());
        }
    }

    @Test
    void saysWhatIsWrongWithACell() {
        assertThatThrownBy(() -> new Cell("cell", 1, OPS, Join.SUM)).hasMessageContaining("nodes 1");
        assertThatThrownBy(() -> new Cell("cell", 4, List.of(), Join.SUM)).hasMessageContaining("no operations");
        assertThatThrownBy(() -> new Cell("cell", 4, List.of("none"), Join.SUM))
                .hasMessageContaining("reaches the output");
        assertThatThrownBy(() -> new Cell("cell", 4, List.of("conv3x"), Join.SUM))
                .hasMessageContainingAll("`conv3x`", "`conv3x3`");
        assertThatThrownBy(() -> new StemBlock(2, 16)).hasMessageContaining("kernel 2");
        assertThatThrownBy(() -> new StackBlock(0, new Cell("cell", 4, OPS, Join.SUM), null, 1))
                .hasMessageContaining("at least 1");
        assertThatThrownBy(() ->
                        space(new Cell("cell", 4, OPS, Join.SUM), 1, null, 1).check(Shape.features(5), 2))
                .hasMessageContainingAll("stem", "needs a map");
        assertThatThrownBy(() -> NasBench201.parse("|skip_conect~0|+|none~0|none~1|+|none~0|none~1|none~2|"))
                .hasMessageContainingAll("`skip_conect`", "`skip_connect`");
        assertThatThrownBy(() -> NasBench201.parse("|none~0|")).hasMessageContainingAll("1 edges", "6");
        assertThatThrownBy(() -> NasBench201.parse("|none~1|+|none~0|none~1|+|none~0|none~1|none~2|"))
                .hasMessageContaining("node 0");
    }
}
