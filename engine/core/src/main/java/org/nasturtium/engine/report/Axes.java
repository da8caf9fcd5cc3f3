package org.nasturtium.engine.report;

/** Scales of small pictures. */
final class Axes {
    private Axes() {}

    /** A line below a picture, with about so many numbers. */
    static void below(Sketch sketch, Span span, double y, int count) {
        sketch.line(span.from(), y, span.to(), y, SvgText.INK, 1, "stroke-opacity=\"0.7\"");
        for (double tick : span.ticks(count)) {
            sketch.line(span.at(tick), y, span.at(tick), y + 4, SvgText.INK, 1, "");
            sketch.words(span.at(tick), y + 16, "middle", 10.5, "", Numbers.significant(rounded(tick)));
        }
    }

    /** Numbers at the left of a picture, with faint lines through it up to {@code right}. */
    static void left(Sketch sketch, Span span, double x, double right, int count) {
        for (double tick : span.ticks(count)) {
            sketch.line(x, span.at(tick), right, span.at(tick), SvgText.INK, 1, "stroke-opacity=\"0.25\"");
            sketch.words(x - 6, span.at(tick) + 4, "end", 10.5, "", Numbers.significant(rounded(tick)));
        }
    }

    /** Without the dust that adding up steps leaves. */
    private static double rounded(double tick) {
        return tick == 0
                ? 0
                : new java.math.BigDecimal(tick)
                        .round(new java.math.MathContext(9))
                        .doubleValue();
    }
}
