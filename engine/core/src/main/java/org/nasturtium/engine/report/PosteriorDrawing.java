package org.nasturtium.engine.report;

import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.nasturtium.engine.strategy.panel.PosteriorPanel;
import org.nasturtium.engine.strategy.panel.PosteriorPanel.Candidate;

/** Beliefs side by side: a dot for the mean, a line for 68 %, a bar for the promise; the chosen one first. */
final class PosteriorDrawing {
    private static final int MOST = 12;
    private static final double STRIP_WIDTH = 300;
    private static final double LEFT = 318;
    private static final double RIGHT = 590;
    private static final double BARS = 606;
    private static final double BARS_END = 656;
    private static final double ROW = 22;

    private PosteriorDrawing() {}

    static String svg(PosteriorPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        List<Candidate> shown =
                panel.candidates().subList(0, Math.min(MOST, panel.candidates().size()));
        GeneStrip strip = new GeneStrip(sketch, panel.space(), 0, STRIP_WIDTH);
        double top = Sketch.top() + strip.header(Sketch.top());
        Double best = panel.incumbent();
        Span span = Span.of(
                DoubleStream.concat(
                        best == null ? DoubleStream.empty() : DoubleStream.of(best),
                        shown.stream().flatMapToDouble(one -> DoubleStream.of(one.low(), one.high()))),
                LEFT,
                RIGHT);
        Span promises = Span.of(
                DoubleStream.concat(DoubleStream.of(0), shown.stream().mapToDouble(Candidate::promise)),
                BARS,
                BARS_END);
        sketch.words((LEFT + RIGHT) / 2, top - 6, "middle", 10.5, "", panel.metric() + ", mean and 68 %");
        sketch.words(BARS, top - 6, "start", 10.5, "", Sketch.fitted(panel.promise(), 10.5, Sketch.WIDTH - BARS));
        double y = top;
        for (int i = 0; i < shown.size(); i++) {
            Candidate one = shown.get(i);
            boolean isChosen = i == 0;
            if (isChosen) {
                sketch.box(-4, y, Sketch.WIDTH + 4, ROW, Figures.ORANGE, "fill-opacity=\"0.16\"");
            }
            strip.row(one.architecture(), y + 1, ROW - 2, Set.of());
            belief(sketch, span, one, y + ROW / 2, isChosen ? Figures.ORANGE : Figures.BLUE);
            double zero = promises.at(0);
            sketch.box(
                    zero,
                    y + 6,
                    promises.at(one.promise()) - zero,
                    ROW - 12,
                    isChosen ? Figures.ORANGE : Figures.BLUE,
                    "fill-opacity=\"0.7\"");
            sketch.words(BARS_END + 4, y + ROW / 2 + 4, "start", 10.5, "", Numbers.significant(one.promise()));
            y += ROW;
        }
        if (best != null && Double.isFinite(best)) {
            double x = span.at(best);
            sketch.line(x, top, x, y + 4, Figures.GREEN, 1.5, "stroke-dasharray=\"4 3\"");
            sketch.words(x, y + 34, "middle", 10.5, "fill=\"" + Figures.GREEN + "\"", "best so far");
        }
        Axes.below(sketch, span, y + 4, 4);
        double legend = strip.legend(y + 40);
        sketch.words(
                0,
                y + 16,
                "start",
                11,
                "",
                "the first was chosen" + (shown.size() < panel.candidates().size() ? "; more are not shown" : ""));
        return sketch.svg(y + 44 + legend);
    }

    private static void belief(Sketch sketch, Span span, Candidate one, double y, String color) {
        if (Stream.of(one.low(), one.mean(), one.high()).allMatch(Double::isFinite)) {
            sketch.line(span.at(one.low()), y, span.at(one.high()), y, color, 3, "stroke-opacity=\"0.55\"");
            sketch.dot(span.at(one.mean()), y, 4.5, color, "");
        }
    }
}
