package org.nasturtium.engine.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.graph.Concatenation;
import org.nasturtium.engine.graph.NetworkGraph;

/**
 * A network as a picture (SVG): from the data at the top to the output at the bottom, a box a layer, wider with more
 * channels and coloured by what it does; cells are drawn as cells beside it. Shapes and parameters show when the pointer
 * rests on a box. It suits light and dark pages, and has no script.
 */
public final class ArchitectureDrawing {
    private static final double PITCH = 54;
    private static final double HEIGHT = 36;
    private static final double NARROWEST = 92;
    private static final double MARGIN = 16;
    private static final double NOTES = 128;
    private static final double LANE = 14;

    private final NetworkGraph graph;
    private final List<Block> blocks;
    private final Map<String, String> cells;
    private final StringBuilder svg = new StringBuilder();
    private final double column;
    private final double middle;

    private ArchitectureDrawing(NetworkGraph graph) {
        this.graph = graph;
        this.blocks = Block.of(graph);
        this.cells = CellNames.of(blocks);
        this.column = blocks.stream().mapToDouble(this::width).max().orElse(NARROWEST);
        this.middle = MARGIN + lanes() * LANE + column / 2;
    }

    /** The picture, whole and by itself. */
    public static String svg(NetworkGraph graph) {
        return new ArchitectureDrawing(graph).draw();
    }

    private String draw() {
        double left = middle + column / 2 + 14;
        double width = left + NOTES;
        double height = top(blocks.size()) + 26;
        double widest = width;
        double panelTop = MARGIN;
        for (Map.Entry<String, CellSketch> cell : sketches().entrySet()) {
            CellPanel panel = new CellPanel(label(cell.getKey()), cell.getValue());
            svg.append(panel.svg(width, panelTop));
            panelTop += panel.height() + MARGIN;
            height = Math.max(height, panelTop);
            widest = Math.max(widest, width + panel.width() + MARGIN);
        }
        for (int k = 0; k < blocks.size(); k++) {
            for (int input : blocks.get(k).inputs()) {
                arrow(input, k);
            }
        }
        for (int k = 0; k < blocks.size(); k++) {
            box(k);
            notes(k, left);
        }
        svg.append(SvgText.text(
                middle,
                top(blocks.size()) + 10,
                "middle",
                12,
                "font-weight=\"600\"",
                Numbers.count(graph.parameterCount()) + " parameters, " + Numbers.count(graph.macs()) + " MACs"));
        return head(widest, height) + svg + "</svg>";
    }

    private String head(double width, double height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + SvgText.at(width) + "\" height=\""
                + SvgText.at(height) + "\" viewBox=\"0 0 " + SvgText.at(width) + " " + SvgText.at(height) + "\" "
                + SvgText.FONT + " fill=\"" + SvgText.INK + "\" role=\"img\">\n<title>Network with "
                + Numbers.count(graph.parameterCount()) + " parameters</title>\n";
    }

    private Map<String, CellSketch> sketches() {
        Map<String, CellSketch> sketches = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (block.sketch() != null) {
                sketches.putIfAbsent(CellNames.title(block, cells), block.sketch());
            }
        }
        return sketches;
    }

    private String label(String cell) {
        int places = blocks.stream()
                .filter(block ->
                        block.sketch() != null && CellNames.title(block, cells).equals(cell))
                .mapToInt(Block::times)
                .sum();
        return places > 1 ? cell + ", the same in all " + places + " places" : cell;
    }

    private double width(Block block) {
        double wide = NARROWEST + 20 * Math.log(block.shape().channels()) / Math.log(2);
        double words = Math.max(1.1 * SvgText.width(title(block), 13), SvgText.width(block.detail(), 10.5));
        return isDot(block) ? HEIGHT : Math.max(wide, words + 28);
    }

    private String title(Block block) {
        if (isDot(block)) {
            return block.title().equals("add") ? "+" : "×";
        }
        return CellNames.title(block, cells) + (block.times() > 1 ? " × " + block.times() : "");
    }

    private static boolean isDot(Block block) {
        return !block.group()
                && block.units().get(0).nodes().size() == 1
                && block.units().get(0).kind() == LayerKind.JOIN
                && !(block.units().get(0).main().operation() instanceof Concatenation);
    }

    private double top(int row) {
        return MARGIN + row * PITCH;
    }

    private int lanes() {
        int lanes = 0;
        for (int k = 0; k < blocks.size(); k++) {
            for (int input : blocks.get(k).inputs()) {
                lanes = Math.max(lanes, lane(input, k));
            }
        }
        return lanes;
    }

    /** How far to the left an arrow over several rows runs. */
    private static int lane(int from, int to) {
        return to - from <= 1 ? 0 : Math.min(6, to - from);
    }

    private void arrow(int from, int to) {
        boolean live = blocks.get(to).isLive() && blocks.get(from).isLive();
        String stroke = "fill=\"none\" stroke=\"" + (live ? SvgText.INK : LayerKind.IDLE.stroke())
                + "\" stroke-width=\"1.6\"" + (live ? "" : " stroke-dasharray=\"4 4\"");
        double y1 = top(from) + HEIGHT;
        double y2 = top(to) - 4 * Math.min(2, blocks.get(to).times() - 1);
        if (to - from <= 1) {
            svg.append("<path d=\"M" + SvgText.at(middle) + " " + SvgText.at(y1) + "V" + SvgText.at(y2 - 4) + "\" "
                    + stroke + "/>\n");
            head(middle, y2, 0, 1, live);
            return;
        }
        double x1 = middle - width(blocks.get(from)) / 2;
        double x2 = middle - width(blocks.get(to)) / 2;
        double x = middle - column / 2 - lane(from, to) * LANE;
        double yFrom = top(from) + HEIGHT / 2 + 6;
        double yTo = top(to) + HEIGHT / 2;
        double bend = Math.min(10, LANE);
        svg.append("<path d=\"M" + SvgText.at(x1) + " " + SvgText.at(yFrom) + "H" + SvgText.at(x + bend) + "Q"
                + SvgText.at(x) + " " + SvgText.at(yFrom) + " " + SvgText.at(x) + " " + SvgText.at(yFrom + bend) + "V"
                + SvgText.at(yTo - bend) + "Q" + SvgText.at(x) + " " + SvgText.at(yTo) + " " + SvgText.at(x + bend)
                + " " + SvgText.at(yTo) + "H" + SvgText.at(x2 - 4) + "\" " + stroke + "/>\n");
        head(x2, yTo, 1, 0, live);
    }

    /** An arrow's head with its point here, looking along a direction. */
    private void head(double x, double y, double dx, double dy, boolean live) {
        svg.append(ArrowHead.svg(x, y, dx, dy, live ? SvgText.INK : LayerKind.IDLE.stroke()));
    }

    private void box(int row) {
        Block block = blocks.get(row);
        LayerKind kind = block.kind();
        double width = width(block);
        double x = middle - width / 2;
        double y = top(row);
        String paint = "fill=\"" + kind.fill() + "\" stroke=\"" + kind.stroke() + "\" stroke-width=\"1.4\""
                + (block.isLive() ? "" : " stroke-dasharray=\"4 3\"");
        svg.append("<g><title>").append(Markup.escape(block.hover(graph))).append("</title>\n");
        if (isDot(block)) {
            svg.append("<circle cx=\"" + SvgText.at(middle) + "\" cy=\"" + SvgText.at(y + HEIGHT / 2) + "\" r=\""
                    + SvgText.at(HEIGHT / 2) + "\" " + paint + "/>\n");
        } else {
            for (int shadow = Math.min(2, block.times() - 1); shadow >= 0; shadow--) {
                svg.append("<rect x=\"" + SvgText.at(x + 4 * shadow) + "\" y=\"" + SvgText.at(y - 4 * shadow)
                        + "\" width=\"" + SvgText.at(width) + "\" height=\"" + SvgText.at(HEIGHT)
                        + "\" rx=\"7\" " + paint + "/>\n");
            }
        }
        boolean two = !block.detail().isEmpty();
        String ink = "fill=\"" + kind.ink() + "\"";
        svg.append(
                SvgText.text(middle, y + (two ? 16 : 22.5), "middle", 13, ink + " font-weight=\"600\"", title(block)));
        if (two) {
            svg.append(SvgText.text(middle, y + 29.5, "middle", 10.5, ink, block.detail()));
        }
        svg.append("</g>\n");
    }

    private void notes(int row, double left) {
        Block block = blocks.get(row);
        double y = top(row);
        boolean counted = block.parameters() > 0;
        svg.append(SvgText.text(
                left,
                y + (counted ? 16 : 22),
                "start",
                11.5,
                "",
                block.shape().toString().replace("x", " × ")));
        if (counted) {
            svg.append(
                    SvgText.text(left, y + 30, "start", 10.5, "", Numbers.count(block.parameters()) + " parameters"));
        }
    }
}
