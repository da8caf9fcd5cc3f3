package org.nasturtium.engine.report;

import java.util.Locale;

/** A cell drawn large: its nodes in a row, an arrow an edge, what it computes written on it. */
final class CellPanel {
    private static final double STEP = 124;
    private static final double RISE = 50;
    private static final double RADIUS = 15;
    private static final double PAD = 40;
    private static final double HEADER = 34;

    private final String title;
    private final CellSketch sketch;
    private final StringBuilder svg = new StringBuilder();

    CellPanel(String title, CellSketch sketch) {
        this.title = title;
        this.sketch = sketch;
    }

    double width() {
        return 2 * PAD + STEP * (sketch.nodes() - 1);
    }

    double height() {
        return HEADER + above() + below() + 2 * PAD;
    }

    private double above() {
        return sketch.edges().stream()
                .filter(CellPanel::isAbove)
                .mapToDouble(CellPanel::rise)
                .max()
                .orElse(0);
    }

    private double below() {
        return sketch.edges().stream()
                .filter(edge -> !isAbove(edge))
                .mapToDouble(CellPanel::rise)
                .max()
                .orElse(0);
    }

    private static double rise(CellSketch.Edge edge) {
        return RISE * (edge.to() - edge.from() - 1);
    }

    private static boolean isAbove(CellSketch.Edge edge) {
        return edge.from() % 2 == 0;
    }

    String svg(double left, double top) {
        svg.append("<rect x=\"" + SvgText.at(left) + "\" y=\"" + SvgText.at(top) + "\" width=\""
                + SvgText.at(width()) + "\" height=\"" + SvgText.at(height())
                + "\" rx=\"12\" fill=\"#808080\" fill-opacity=\"0.07\" stroke=\"" + LayerKind.CELL.stroke()
                + "\" stroke-opacity=\"0.7\"/>\n");
        svg.append(SvgText.text(left + 18, top + 25, "start", 13, "font-weight=\"600\"", title));
        double y = top + HEADER + PAD + above();
        for (CellSketch.Edge edge : sketch.edges()) {
            edge(edge, left + PAD, y);
        }
        for (int node = 0; node < sketch.nodes(); node++) {
            node(node, left + PAD + node * STEP, y);
        }
        return svg.toString();
    }

    private void node(int node, double x, double y) {
        boolean last = node == sketch.nodes() - 1;
        boolean fed = node == 0 || sketch.edges().stream().anyMatch(edge -> edge.to() == node);
        boolean leads = last || sketch.edges().stream().anyMatch(edge -> edge.from() == node && edge.live());
        LayerKind kind = !fed || !leads ? LayerKind.IDLE : node == 0 || last ? LayerKind.DATA : LayerKind.JOIN;
        String role = node == 0 ? "what comes in" : last ? "what goes out" : "sum of what arrives";
        svg.append("<g><title>node " + node + ": "
                + (!fed ? "nothing arrives, zero" : leads ? role : "leads nowhere, idle") + "</title><circle cx=\""
                + SvgText.at(x) + "\" cy=\"" + SvgText.at(y) + "\" r=\"" + SvgText.at(RADIUS) + "\" fill=\""
                + kind.fill()
                + "\" stroke=\"" + kind.stroke() + "\" stroke-width=\"1.6\"/>\n");
        String words = node == 0 ? "in" : last ? "out" : String.valueOf(node);
        svg.append(SvgText.text(x, y + 4, "middle", 11.5, "font-weight=\"600\" fill=\"" + kind.ink() + "\"", words));
        svg.append("</g>\n");
    }

    private void edge(CellSketch.Edge edge, double left, double y) {
        double x1 = left + edge.from() * STEP;
        double x2 = left + edge.to() * STEP;
        double rise = rise(edge) * (isAbove(edge) ? -1 : 1);
        LayerKind kind = edge.live() ? kind(edge.word()) : LayerKind.IDLE;
        String stroke = "fill=\"none\" stroke=\"" + kind.stroke() + "\" stroke-width=\"2\""
                + (edge.live() ? "" : " stroke-dasharray=\"4 4\"");
        if (rise == 0) {
            svg.append("<path d=\"M" + SvgText.at(x1 + RADIUS) + " " + SvgText.at(y) + "H" + SvgText.at(x2 - RADIUS - 5)
                    + "\" " + stroke + "/>\n");
            svg.append(ArrowHead.svg(x2 - RADIUS - 1, y, 1, 0, kind.stroke()));
        } else {
            double pull = Math.abs(rise) * 0.55;
            double down = Math.signum(-rise);
            double end = y - down * (RADIUS + 1);
            double slant = 9.0 / (edge.to() - edge.from() - 1);
            svg.append("<path d=\"M" + SvgText.at(x1 + slant) + " " + SvgText.at(y - down * (RADIUS - 1)) + "C"
                    + SvgText.at(x1 + slant) + " " + SvgText.at(y + rise) + " "
                    + SvgText.at(x1 + slant + pull * 0.2) + " " + SvgText.at(y + rise) + " "
                    + SvgText.at(x1 + slant + pull)
                    + " " + SvgText.at(y + rise) + "H" + SvgText.at(x2 - slant - pull) + "C"
                    + SvgText.at(x2 - slant - pull * 0.2) + " " + SvgText.at(y + rise) + " " + SvgText.at(x2 - slant)
                    + " " + SvgText.at(y + rise) + " " + SvgText.at(x2 - slant) + " " + SvgText.at(end - down * 4)
                    + "\" " + stroke + "/>\n");
            svg.append(ArrowHead.svg(x2 - slant, end, 0, down, kind.stroke()));
        }
        pill(edge, (x1 + x2) / 2, y + rise, kind);
    }

    private void pill(CellSketch.Edge edge, double x, double y, LayerKind kind) {
        double width = SvgText.width(edge.word(), 11) + 16;
        svg.append("<g><title>edge " + edge.from() + " to " + edge.to() + ": " + Markup.escape(edge.word())
                + (edge.live() ? "" : ", idle: does not reach the output") + "</title><rect x=\""
                + SvgText.at(x - width / 2) + "\" y=\"" + SvgText.at(y - 10) + "\" width=\"" + SvgText.at(width)
                + "\" height=\"20\" rx=\"10\" fill=\"" + kind.fill() + "\" stroke=\"" + kind.stroke() + "\"/>\n");
        svg.append(SvgText.text(x, y + 4, "middle", 11, "fill=\"" + kind.ink() + "\"", edge.word()));
        svg.append("</g>\n");
    }

    /** The colour of an edge, from the word of its operation. */
    private static LayerKind kind(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        if (lower.contains("pool")) {
            return LayerKind.POOLING;
        }
        if (lower.contains("sep") || lower.contains("depthwise")) {
            return LayerKind.DEPTHWISE;
        }
        return lower.contains("conv") ? LayerKind.CONVOLUTION : LayerKind.POINTWISE;
    }
}
