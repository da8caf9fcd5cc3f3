package org.nasturtium.engine.report;

import java.util.Comparator;
import java.util.List;
import org.nasturtium.engine.strategy.panel.FrontsPanel;
import org.nasturtium.engine.strategy.panel.FrontsPanel.Member;
import org.nasturtium.engine.strategy.panel.TrialNames;

/** Members by two objectives, coloured by front, each of the first fronts joined by a line. */
final class FrontsDrawing {
    private static final int JOINED = 3;
    private static final double LEFT = 72;
    private static final double RIGHT = Sketch.WIDTH - 20;
    private static final double TOP = 56;
    private static final double BOTTOM = 300;
    private static final List<String> COLORS = List.of(Figures.ORANGE, Figures.BLUE, Figures.GREEN, Figures.GREY);

    private FrontsDrawing() {}

    static String svg(FrontsPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        List<Member> members = panel.members().stream()
                .filter(one -> Double.isFinite(x(one)) && Double.isFinite(y(one)))
                .toList();
        Span across = Span.of(members.stream().mapToDouble(FrontsDrawing::x), LEFT, RIGHT);
        Span up = Span.of(members.stream().mapToDouble(FrontsDrawing::y), BOTTOM, TOP);
        Axes.left(sketch, up, LEFT, RIGHT, 5);
        Axes.below(sketch, across, BOTTOM, 6);
        double key = LEFT;
        int fronts = members.stream().mapToInt(Member::front).max().orElse(0);
        for (int front = 1; front <= Math.min(fronts, COLORS.size()); front++) {
            String words = "front " + front + (front == COLORS.size() && fronts > front ? " and behind" : "");
            sketch.dot(key + 5, Sketch.top() + 4, 5, color(front), "");
            sketch.words(key + 15, Sketch.top() + 8, "start", 11, "", words);
            key += SvgText.width(words, 11) + 34;
        }
        for (int front = Math.min(JOINED, fronts); front >= 1; front--) {
            joined(sketch, members, front, across, up);
        }
        double[] named = {Double.NEGATIVE_INFINITY, 0};
        for (Member one : members.stream()
                .sorted(Comparator.comparingDouble(FrontsDrawing::x))
                .toList()) {
            sketch.dot(
                    across.at(x(one)),
                    up.at(y(one)),
                    one.front() == 1 ? 5.5 : 4.5,
                    color(one.front()),
                    "fill-opacity=\"0.9\"");
            double x = across.at(x(one));
            double y = up.at(y(one)) - 8;
            boolean hasRoom = x > named[0] + 44 || Math.abs(y - named[1]) > 11;
            if (one.front() == 1 && hasRoom) {
                sketch.words(x, y, "middle", 9.5, "", TrialNames.brief(one.trial()));
                named[0] = x;
                named[1] = y;
            }
        }
        sketch.words((LEFT + RIGHT) / 2, BOTTOM + 36, "middle", 11.5, "", panel.x());
        sketch.words(0, TOP - 10, "start", 11.5, "", panel.y());
        return sketch.svg(BOTTOM + 46);
    }

    private static void joined(Sketch sketch, List<Member> members, int front, Span across, Span up) {
        double[] points = members.stream()
                .filter(one -> one.front() == front)
                .sorted(Comparator.comparingDouble(FrontsDrawing::x))
                .flatMapToDouble(one -> java.util.stream.DoubleStream.of(across.at(x(one)), up.at(y(one))))
                .toArray();
        if (points.length > 2) {
            sketch.path(
                    points,
                    false,
                    "none",
                    "stroke=\"" + color(front) + "\" stroke-width=\"1.5\" stroke-opacity=\"0.6\"");
        }
    }

    private static String color(int front) {
        return COLORS.get(Math.min(front, COLORS.size()) - 1);
    }

    private static double x(Member one) {
        Double x = one.x();
        return x == null ? Double.NaN : x;
    }

    private static double y(Member one) {
        Double y = one.y();
        return y == null ? Double.NaN : y;
    }
}
