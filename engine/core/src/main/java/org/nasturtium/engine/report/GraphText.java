package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.nasturtium.engine.graph.NetworkGraph;

/** A network as a few lines of text: a line a layer or cell, equal neighbours told once, each kind of cell at the end. */
public final class GraphText {
    private GraphText() {}

    public static String of(NetworkGraph graph) {
        List<Block> blocks = Block.of(graph);
        Map<String, String> cells = CellNames.of(blocks);
        List<String[]> rows = new ArrayList<>();
        for (int k = 0; k < blocks.size(); k++) {
            Block block = blocks.get(k);
            int before = k - 1;
            boolean straight = k == 0 || block.inputs().equals(List.of(before));
            String from = straight
                    ? ""
                    : " <- "
                            + block.inputs().stream()
                                    .map(input -> blocks.get(input).scope())
                                    .collect(Collectors.joining(" + "));
            rows.add(new String[] {
                block.scope() + from,
                CellNames.title(block, cells)
                        + (block.detail().isEmpty() ? "" : " · " + block.detail())
                        + (block.times() > 1 ? " x " + block.times() : "")
                        + (block.isLive() ? "" : " (idle)"),
                block.shape().toString(),
                block.parameters() == 0 ? "" : Numbers.count(block.parameters())
            });
        }
        List<String> lines = new ArrayList<>(aligned(rows));
        Map<String, CellSketch> sketches = new LinkedHashMap<>();
        blocks.forEach(block -> {
            if (block.sketch() != null) {
                sketches.putIfAbsent(CellNames.title(block, cells), block.sketch());
            }
        });
        sketches.forEach((name, sketch) -> lines.add(name + ": "
                + sketch.edges().stream()
                        .map(edge -> edge.from() + " -" + edge.word() + "-> " + edge.to())
                        .collect(Collectors.joining(", "))));
        lines.add("total: " + Numbers.count(graph.parameterCount()) + " parameters, " + Numbers.count(graph.macs())
                + " MACs");
        return String.join("\n", lines);
    }

    private static List<String> aligned(List<String[]> rows) {
        int[] widths = new int[4];
        rows.forEach(row -> {
            for (int k = 0; k < row.length; k++) {
                widths[k] = Math.max(widths[k], row[k].length());
            }
        });
        return rows.stream()
                .map(row -> (left(row[0], widths[0]) + "  " + left(row[1], widths[1]) + "  " + left(row[2], widths[2])
                                + "  " + " ".repeat(widths[3] - row[3].length()) + row[3])
                        .stripTrailing())
                .toList();
    }

    private static String left(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
