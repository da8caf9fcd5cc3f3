package org.nasturtium.engine.report;

import java.util.Locale;

/** Text and numbers of our SVG pictures. */
final class SvgText {
    static final String FONT =
            "font-family=\"system-ui, -apple-system, 'Segoe UI', Helvetica, Arial, 'DejaVu Sans', sans-serif\"";
    /** Grey that is read on white and on black. */
    static final String INK = "#788392";

    private SvgText() {}

    /** A coordinate: at most one decimal. */
    static String at(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    static String text(double x, double y, String anchor, double size, String more, String words) {
        return "<text x=\"" + at(x) + "\" y=\"" + at(y) + "\" text-anchor=\"" + anchor + "\" font-size=\"" + at(size)
                + "\"" + (more.isEmpty() ? "" : " " + more) + ">" + Markup.escape(words) + "</text>\n";
    }

    /** About how wide a text is in a usual sans-serif font. */
    static double width(String words, double size) {
        return words.codePoints()
                        .mapToDouble(point -> "ijl.,:;|!'()[]ft1 ".indexOf(point) >= 0
                                ? 0.34
                                : point == 'm' || point == 'w' || point == 'M' || point == 'W' || point > 0x2000
                                        ? 0.88
                                        : 0.58)
                        .sum()
                * size;
    }
}
