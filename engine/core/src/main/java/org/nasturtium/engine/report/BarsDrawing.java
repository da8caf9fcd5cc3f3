package org.nasturtium.engine.report;

import java.util.List;
import java.util.stream.DoubleStream;
import org.nasturtium.engine.strategy.panel.BarsPanel;

/** Named numbers as bars to the right of zero, and to the left where they are negative. */
final class BarsDrawing {
    private static final int MOST_BARS = 30;
    private static final double LEFT = 270;
    private static final double NUMBERS = 60;

    private BarsDrawing() {}

    static String svg(BarsPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        List<String> series = panel.columns().subList(1, panel.columns().size());
        double y = Sketch.top();
        double x = LEFT;
        for (int s = 0; s < series.size(); s++) {
            sketch.box(x, y, 11, 11, Figures.SERIES.get(s % Figures.SERIES.size()), "fill-opacity=\"0.8\"");
            sketch.words(x + 15, y + 10, "start", 11, "", series.get(s));
            x += SvgText.width(series.get(s), 11) + 34;
        }
        y += 20;
        Span span = Span.of(
                DoubleStream.concat(
                        DoubleStream.of(0),
                        panel.bars().stream()
                                .flatMap(bar -> bar.lengths().stream())
                                .mapToDouble(Double::doubleValue)),
                LEFT,
                Sketch.WIDTH - NUMBERS);
        double height = 15.0;
        for (BarsPanel.Bar bar :
                panel.bars().subList(0, Math.min(MOST_BARS, panel.bars().size()))) {
            double middle = y + height * series.size() / 2;
            sketch.words(LEFT - 10, middle + 4, "end", 11.5, "", Sketch.fitted(bar.label(), 11.5, LEFT - 12));
            for (int s = 0; s < series.size(); s++) {
                bar(sketch, span, bar.lengths().get(s), s, y);
                y += height;
            }
            y += 4;
        }
        sketch.line(span.at(0), Sketch.top() + 18, span.at(0), y, SvgText.INK, 1, "");
        if (panel.bars().size() > MOST_BARS) {
            y += 16;
            sketch.words(LEFT, y, "start", 11, "", "... " + (panel.bars().size() - MOST_BARS) + " more");
        }
        return sketch.svg(y + 8);
    }

    private static void bar(Sketch sketch, Span span, double length, int series, double y) {
        if (!Double.isFinite(length)) {
            return;
        }
        double end = span.at(length);
        double zero = span.at(0);
        sketch.box(
                Math.min(zero, end),
                y + 2,
                Math.abs(end - zero),
                11,
                Figures.SERIES.get(series % Figures.SERIES.size()),
                "fill-opacity=\"0.8\"");
        sketch.words(Math.max(zero, end) + 5, y + 11.5, "start", 10.5, "", Numbers.significant(length));
    }
}
