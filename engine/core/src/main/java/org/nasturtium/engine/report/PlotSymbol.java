package org.nasturtium.engine.report;

/** The marks of points: circle, square, diamond, cross, x, star, triangle. */
final class PlotSymbol {
    private PlotSymbol() {}

    static String svg(String symbol, double x, double y, double size, String color, String opacity) {
        double r = size / 2;
        if (symbol.isEmpty() || symbol.equals("circle")) {
            return "<circle cx=\"" + SvgText.at(x) + "\" cy=\"" + SvgText.at(y) + "\" r=\"" + SvgText.at(r)
                    + "\" fill=\"" + color + "\" opacity=\"" + Markup.escape(opacity) + "\"/>\n";
        }
        boolean drawn = symbol.equals("x") || symbol.equals("cross");
        String paint = drawn ? "fill=\"none\" stroke=\"" + color + "\" stroke-width=\"2\"" : "fill=\"" + color + "\"";
        return "<path d=\"M" + SvgText.at(x) + " " + SvgText.at(y) + path(symbol, r) + "\" " + paint + " opacity=\""
                + Markup.escape(opacity) + "\"/>\n";
    }

    private static String path(String symbol, double r) {
        return switch (symbol) {
            case "x" -> relative(new double[] {-r, -r, r, r}) + relative(new double[] {-r, r, r, -r}, r, r);
            case "cross" -> relative(new double[] {-r, 0, r, 0}) + relative(new double[] {0, -r, 0, r}, r, 0);
            case "square" -> closed(-r, -r, r, -r, r, r, -r, r);
            case "triangle-up" -> closed(0, -r, r, r, -r, r);
            case "star" -> star(r);
            default -> closed(0, -r * 1.2, r * 1.2, 0, 0, r * 1.2, -r * 1.2, 0);
        };
    }

    private static String relative(double[] ends) {
        return relative(ends, 0, 0);
    }

    /** A stroke between two points around the middle; the pen stands at {@code (atX, atY)} from the middle. */
    private static String relative(double[] ends, double atX, double atY) {
        return "m" + SvgText.at(ends[0] - atX) + " " + SvgText.at(ends[1] - atY) + "l" + SvgText.at(ends[2] - ends[0])
                + " " + SvgText.at(ends[3] - ends[1]);
    }

    private static String closed(double... corners) {
        StringBuilder path = new StringBuilder("m" + SvgText.at(corners[0]) + " " + SvgText.at(corners[1]));
        for (int k = 2; k < corners.length; k += 2) {
            path.append("l")
                    .append(SvgText.at(corners[k] - corners[k - 2]))
                    .append(" ")
                    .append(SvgText.at(corners[k + 1] - corners[k - 1]));
        }
        return path.append("z").toString();
    }

    private static String star(double r) {
        double[] corners = new double[20];
        for (int k = 0; k < 10; k++) {
            double reach = k % 2 == 0 ? r * 1.1 : r * 0.48;
            double angle = Math.PI * (k / 5.0 - 0.5);
            corners[2 * k] = reach * Math.cos(angle);
            corners[2 * k + 1] = reach * Math.sin(angle);
        }
        return closed(corners);
    }
}
