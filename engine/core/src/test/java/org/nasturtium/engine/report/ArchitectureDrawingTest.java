package org.nasturtium.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nasturtium.engine.graph.NetworkGraph;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class ArchitectureDrawingTest {
    private static final String FULL =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|avg_pool_3x3~1|+|skip_connect~0|nor_conv_3x3~1|nor_conv_1x1~2|";

    @Test
    void drawsEveryLayerWithWhatIsToldOnHover() {
        Document svg = Xml.parse(ArchitectureDrawing.svg(ReportExamples.chain(3)));
        NodeList groups = svg.getElementsByTagName("g");
        assertThat(groups.getLength()).isEqualTo(10);
        for (int k = 0; k < groups.getLength(); k++) {
            assertThat(((Element) groups.item(k)).getElementsByTagName("title").getLength())
                    .isEqualTo(1);
        }
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("repeat.1.conv\nconv 3x3, 16 · batch norm · relu\n1x28x28 to 16x28x28");
    }

    @Test
    void makesABoxWiderWithMoreChannels() {
        NodeList boxes =
                Xml.parse(ArchitectureDrawing.svg(ReportExamples.chain(4))).getElementsByTagName("rect");
        double first = Double.parseDouble(((Element) boxes.item(1)).getAttribute("width"));
        double third = Double.parseDouble(((Element) boxes.item(5)).getAttribute("width"));
        assertThat(third).isGreaterThan(first);
    }

    @Test
    void foldsEqualCellsAndDrawsOneLarge() {
        NetworkGraph graph = ReportExamples.nasBench201(FULL);
        assertThat(Block.of(graph)).extracting(Block::times).containsExactly(1, 1, 5, 1, 5, 1, 5, 1, 1, 1);
        assertThat(ArchitectureDrawing.svg(graph)).contains("the same in all 15 places", "cell × 5");
        assertThat(GraphText.of(graph))
                .contains(
                        "0 -conv3x3-> 1, 0 -conv3x3-> 2, 1 -avgPool3x3-> 2, 0 -skip-> 3, 1 -conv3x3-> 3, 2 -conv1x1-> 3");
        long parameters = Block.of(graph).stream().mapToLong(Block::parameters).sum();
        assertThat(parameters).isEqualTo(graph.parameterCount());
    }

    @Test
    void greysWhatIsCutOff() {
        NetworkGraph graph =
                ReportExamples.nasBench201("|nor_conv_3x3~0|+|none~0|nor_conv_1x1~1|+|nor_conv_3x3~0|none~1|none~2|");
        CellSketch sketch = Block.of(graph).stream()
                .map(Block::sketch)
                .filter(cell -> cell != null)
                .findFirst()
                .orElseThrow();
        assertThat(sketch.edges())
                .containsExactly(
                        new CellSketch.Edge(0, 1, "conv3x3", false),
                        new CellSketch.Edge(1, 2, "conv1x1", false),
                        new CellSketch.Edge(0, 3, "conv3x3", true));
        assertThat(ArchitectureDrawing.svg(graph)).contains("idle: does not reach the output");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                FULL,
                "|skip_connect~0|+|skip_connect~0|skip_connect~1|+|skip_connect~0|skip_connect~1|skip_connect~2|",
                "|none~0|+|none~0|none~1|+|none~0|none~1|none~2|",
                "|skip_connect~0|+|none~0|none~1|+|nor_conv_3x3~0|none~1|nor_conv_1x1~2|",
                "|skip_connect~0|+|none~0|nor_conv_3x3~1|+|none~0|none~1|skip_connect~2|",
                "|none~0|+|none~0|none~1|+|skip_connect~0|none~1|none~2|"
            })
    void drawsEveryCell(String cell) {
        NetworkGraph graph = ReportExamples.nasBench201(cell);
        Xml.parse(ArchitectureDrawing.svg(graph));
        assertThat(GraphText.of(graph)).contains("total: ");
    }

    @Test
    void drawsAResidualBlockWithItsWayRound() {
        NetworkGraph graph = ReportExamples.residual();
        Xml.parse(ArchitectureDrawing.svg(graph));
        List<Block> blocks = Block.of(graph);
        assertThat(blocks.get(5).inputs()).containsExactly(3, 4);
        assertThat(GraphText.of(graph)).contains("residual.projection <- conv").contains("separable 5x5, 32");
    }

    @Test
    void addsUpInTheTable() {
        NetworkGraph graph = ReportExamples.chain(3);
        var table = LayerTable.of(graph);
        int last = table.rowCount() - 1;
        for (String column : List.of("params", "macs", "memory")) {
            long[] values = table.longColumn(column).asLongArray();
            assertThat(Arrays.stream(values).limit(last).sum()).isEqualTo(values[last]);
        }
        assertThat(table.stringColumn("layer").get(last)).isEqualTo("total");
    }
}
