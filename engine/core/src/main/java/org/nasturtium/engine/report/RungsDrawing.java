package org.nasturtium.engine.report;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nasturtium.engine.strategy.panel.RungsPanel;
import org.nasturtium.engine.strategy.panel.RungsPanel.Rung;
import org.nasturtium.engine.strategy.panel.RungsPanel.Seat;
import org.nasturtium.engine.strategy.panel.TrialNames;

/**
 * A ladder: the cheapest rung at the bottom, the better the further right; lines follow those that went on.
 *
 * <p>Of a full rung those that went on are drawn first, then the best of the others.
 */
final class RungsDrawing {
    private static final double LEFT = 150;
    private static final double RIGHT = Sketch.WIDTH - 24;
    private static final double STEP = 62;
    private static final double RUNNING = 112;
    private static final int MOST_SEATS = 300;
    private static final int LABELLED = 10;

    private RungsDrawing() {}

    static String svg(RungsPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        List<Rung> rungs = panel.rungs();
        List<List<Seat>> drawn = rungs.stream()
                .map(rung -> drawn(rung.seats(), panel.maximize(), MOST_SEATS / rungs.size()))
                .toList();
        Span raw = Span.of(drawn.stream().flatMap(List::stream).mapToDouble(RungsDrawing::result), LEFT, RIGHT);
        Span span = panel.maximize() ? raw : new Span(raw.least(), raw.most(), RIGHT, LEFT);
        double top = Sketch.top() + 30;
        double bottom = top + STEP * Math.max(0, rungs.size() - 1);
        keys(sketch);
        for (int r = 0; r < rungs.size(); r++) {
            double y = bottom - STEP * r;
            Rung rung = rungs.get(r);
            sketch.line(LEFT - 10, y, RIGHT + 10, y, SvgText.INK, 5, "stroke-opacity=\"0.2\" stroke-linecap=\"round\"");
            sketch.words(0, y + 1, "start", 12, "font-weight=\"600\"", part(rung.part()));
            sketch.words(0, y + 15, "start", 10.5, "", here(rung, drawn.get(r)));
            if (r + 1 < rungs.size()) {
                climbs(sketch, span, drawn.get(r), drawn.get(r + 1), y);
            }
        }
        for (int r = 0; r < rungs.size(); r++) {
            seats(sketch, span, drawn.get(r), bottom - STEP * r);
        }
        Axes.below(sketch, span, bottom + 26, 6);
        sketch.words((LEFT + RIGHT) / 2, bottom + 60, "middle", 11.5, "", panel.metric());
        return sketch.svg(bottom + 70);
    }

    private static List<Seat> drawn(List<Seat> seats, boolean maximize, int most) {
        return seats.stream()
                .sorted(Comparator.comparing(Seat::isPromoted)
                        .thenComparing(seat -> Double.isFinite(result(seat)))
                        .thenComparingDouble(seat -> maximize ? result(seat) : -result(seat))
                        .reversed())
                .limit(most)
                .toList();
    }

    private static String here(Rung rung, List<Seat> drawn) {
        int all = rung.seats().size();
        return drawn.size() < all ? "best " + drawn.size() + " of " + all + " here" : all + " here";
    }

    private static void keys(Sketch sketch) {
        double y = Sketch.top() + 6;
        sketch.dot(6, y, 5, Figures.ORANGE, "");
        sketch.words(16, y + 4, "start", 11, "", "went on to the next rung");
        sketch.dot(196, y, 5, Figures.BLUE, "");
        sketch.words(206, y + 4, "start", 11, "", "stays here");
        sketch.dot(296, y, 5, "none", "stroke=\"" + Figures.BLUE + "\" stroke-width=\"1.8\"");
        sketch.words(306, y + 4, "start", 11, "", "not known yet, or failed");
    }

    private static String part(double part) {
        return part >= 1 ? "in full" : Numbers.significant(Math.round(part * 1000) / 10.0) + " %";
    }

    private static double result(Seat seat) {
        Double result = seat.result();
        return result == null ? Double.NaN : result;
    }

    private static void climbs(Sketch sketch, Span span, List<Seat> seats, List<Seat> next, double y) {
        Map<String, Seat> byArchitecture = new HashMap<>();
        next.forEach(seat -> byArchitecture.put(seat.architecture(), seat));
        for (Seat seat : seats) {
            Seat above = byArchitecture.get(seat.architecture());
            if (seat.isPromoted() && above != null) {
                sketch.line(x(span, seat), y, x(span, above), y - STEP, Figures.ORANGE, 1.5, "stroke-opacity=\"0.7\"");
            }
        }
    }

    private static double x(Span span, Seat seat) {
        return Double.isFinite(result(seat)) ? span.at(result(seat)) : RUNNING;
    }

    private static void seats(Sketch sketch, Span span, List<Seat> seats, double y) {
        for (Seat seat : seats) {
            boolean isKnown = Double.isFinite(result(seat));
            sketch.dot(
                    x(span, seat),
                    y,
                    isKnown ? 6 : 5,
                    !isKnown ? "none" : seat.isPromoted() ? Figures.ORANGE : Figures.BLUE,
                    isKnown
                            ? "stroke=\"#ffffff\" stroke-width=\"1\" fill-opacity=\"0.9\""
                            : "stroke=\"" + Figures.BLUE + "\" stroke-width=\"1.8\"");
        }
        if (seats.size() <= LABELLED) {
            for (Seat seat : seats) {
                Long trial = seat.trial();
                if (trial != null && Double.isFinite(result(seat))) {
                    String name = trial >= 0 ? String.valueOf(trial) : TrialNames.brief(trial);
                    sketch.words(x(span, seat), y - 10, "middle", 9.5, "", name);
                }
            }
        }
    }
}
