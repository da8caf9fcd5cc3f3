package org.nasturtium.engine.report;

/** The point of an arrow. */
final class ArrowHead {
    private static final double LENGTH = 7;
    private static final double HALF_WIDTH = 3.6;

    private ArrowHead() {}

    /** With its tip at a place, looking along a direction. */
    static String svg(double x, double y, double dx, double dy, String color) {
        double norm = Math.hypot(dx, dy);
        double ux = dx / norm;
        double uy = dy / norm;
        double backX = x - LENGTH * ux;
        double backY = y - LENGTH * uy;
        return "<path d=\"M" + SvgText.at(x) + " " + SvgText.at(y) + "L" + SvgText.at(backX - HALF_WIDTH * uy) + " "
                + SvgText.at(backY + HALF_WIDTH * ux) + "L" + SvgText.at(backX + HALF_WIDTH * uy) + " "
                + SvgText.at(backY - HALF_WIDTH * ux) + "z\" fill=\"" + color + "\"/>\n";
    }
}
