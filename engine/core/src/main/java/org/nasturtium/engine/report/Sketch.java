package org.nasturtium.engine.report;

/**
 * A small picture in the making: shapes and words in the colours that suit a light and a dark page. What has no finite
 * place is left out.
 */
final class Sketch {
    static final double WIDTH = 720;
    /** Of usual words. */
    static final double SIZE = 12;

    private final StringBuilder svg = new StringBuilder();
    private final String title;

    /** A picture with this title above everything else, at {@link #top()}. */
    Sketch(String title) {
        this.title = title;
        words(0, 16, "start", 13, "font-weight=\"600\"", title);
    }

    /** Where there is room below the title. */
    static double top() {
        return 30;
    }

    Sketch words(double x, double y, String anchor, String words) {
        return words(x, y, anchor, SIZE, "", words);
    }

    Sketch words(double x, double y, String anchor, double size, String more, String words) {
        if (!isPlace(x, y)) {
            return this;
        }
        svg.append(SvgText.text(x, y, anchor, size, more, words));
        return this;
    }

    Sketch box(double x, double y, double width, double height, String fill, String more) {
        if (!isPlace(x, y, width, height)) {
            return this;
        }
        svg.append("<rect x=\"" + SvgText.at(x) + "\" y=\"" + SvgText.at(y) + "\" width=\""
                + SvgText.at(Math.max(0, width)) + "\" height=\"" + SvgText.at(Math.max(0, height)) + "\" fill=\""
                + fill + "\"" + (more.isEmpty() ? "" : " " + more) + "/>\n");
        return this;
    }

    Sketch line(double x1, double y1, double x2, double y2, String color, double width, String more) {
        if (!isPlace(x1, y1, x2, y2)) {
            return this;
        }
        svg.append("<line x1=\"" + SvgText.at(x1) + "\" y1=\"" + SvgText.at(y1) + "\" x2=\"" + SvgText.at(x2)
                + "\" y2=\"" + SvgText.at(y2) + "\" stroke=\"" + color + "\" stroke-width=\"" + SvgText.at(width)
                + "\"" + (more.isEmpty() ? "" : " " + more) + "/>\n");
        return this;
    }

    Sketch dot(double x, double y, double radius, String fill, String more) {
        if (!isPlace(x, y)) {
            return this;
        }
        svg.append("<circle cx=\"" + SvgText.at(x) + "\" cy=\"" + SvgText.at(y) + "\" r=\"" + SvgText.at(radius)
                + "\" fill=\"" + fill + "\"" + (more.isEmpty() ? "" : " " + more) + "/>\n");
        return this;
    }

    /** A line or an area through points that alternate x and y. */
    Sketch path(double[] points, boolean closed, String fill, String more) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            if (!isPlace(points[i], points[i + 1])) {
                continue;
            }
            path.append(path.isEmpty() ? "M" : "L")
                    .append(SvgText.at(points[i]))
                    .append(' ')
                    .append(SvgText.at(points[i + 1]));
        }
        if (path.isEmpty()) {
            return this;
        }
        svg.append("<path d=\"" + path + (closed ? "Z" : "") + "\" fill=\"" + fill + "\" " + more + "/>\n");
        return this;
    }

    /** What all shapes up to {@link #endGroup} have in common. */
    Sketch group(String attributes) {
        svg.append("<g ").append(attributes).append(">\n");
        return this;
    }

    /** Words whose size and anchor the group says. */
    Sketch inGroup(double x, double y, String fill, String words) {
        svg.append("<text x=\"" + SvgText.at(x) + "\" y=\"" + SvgText.at(y) + "\" fill=\"" + fill + "\">"
                + Markup.escape(words) + "</text>\n");
        return this;
    }

    Sketch endGroup() {
        svg.append("</g>\n");
        return this;
    }

    /** An arrow to the right or downwards. */
    Sketch arrow(double x1, double y1, double x2, double y2) {
        line(x1, y1, x2, y2, SvgText.INK, 1.5, "");
        double length = Math.hypot(x2 - x1, y2 - y1);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        return path(
                new double[] {
                    x2, y2, x2 - 7 * ux + 4 * uy, y2 - 7 * uy - 4 * ux, x2 - 7 * ux - 4 * uy, y2 - 7 * uy + 4 * ux
                },
                true,
                SvgText.INK,
                "stroke=\"none\"");
    }

    private static boolean isPlace(double... numbers) {
        for (double number : numbers) {
            if (!Double.isFinite(number)) {
                return false;
            }
        }
        return true;
    }

    /** The whole picture, so high. */
    String svg(double height) {
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + SvgText.at(WIDTH) + "\" height=\""
                + SvgText.at(height) + "\" viewBox=\"0 0 " + SvgText.at(WIDTH) + " " + SvgText.at(height) + "\" "
                + SvgText.FONT + " fill=\"" + SvgText.INK + "\" role=\"img\">\n<title>" + Markup.escape(title)
                + "</title>\n" + svg + "</svg>\n";
    }

    /** Words that fit a width, cut with an ellipsis where they do not. */
    static String fitted(String words, double size, double width) {
        if (SvgText.width(words, size) <= width) {
            return words;
        }
        int end = words.length();
        while (end > 1 && SvgText.width(words.substring(0, end) + "…", size) > width) {
            end--;
        }
        return words.substring(0, end) + "…";
    }
}
