package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.strategy.panel.ChoicesPanel;
import org.nasturtium.engine.strategy.panel.ChoicesPanel.Alternative;
import org.nasturtium.engine.strategy.panel.ChoicesPanel.Choice;

/** Likelihoods as bars, a line a decision; a dashed line where all alternatives are equal, what was taken in orange. */
final class ChoicesDrawing {
    private static final int MOST_CHOICES = 12;
    private static final double LEFT = 150;
    private static final double BAR = 36;
    private static final double ROW = BAR + 30;
    private static final double WIDEST = 92;

    private ChoicesDrawing() {}

    static String svg(ChoicesPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        double y = Sketch.top();
        y += legend(sketch, panel.series(), y);
        int most = panel.choices().stream()
                .mapToInt(choice -> choice.alternatives().size())
                .max()
                .orElse(1);
        double slot = Math.min(WIDEST, (Sketch.WIDTH - LEFT) / most);
        for (Choice choice : panel.choices()
                .subList(0, Math.min(MOST_CHOICES, panel.choices().size()))) {
            row(sketch, choice, y, slot, panel.series().get(0).equals("probability"));
            y += ROW;
        }
        if (panel.choices().size() > MOST_CHOICES) {
            sketch.words(
                    0, y + 4, "start", 11, "", "... " + (panel.choices().size() - MOST_CHOICES) + " more decisions");
            y += 16;
        }
        return sketch.svg(y);
    }

    private static double legend(Sketch sketch, List<String> series, double y) {
        double x = 0;
        for (int s = 0; s < series.size(); s++) {
            sketch.box(x, y, 11, 11, color(s), "");
            sketch.words(x + 15, y + 10, "start", 11, "", series.get(s));
            x += SvgText.width(series.get(s), 11) + 34;
        }
        sketch.box(x, y, 11, 11, "none", "stroke=\"" + Figures.ORANGE + "\" stroke-width=\"2\"");
        sketch.words(x + 15, y + 10, "start", 11, "", "taken last");
        return 22;
    }

    private static String color(int series) {
        return series == 0 ? Figures.BLUE : Figures.GREEN;
    }

    private static void row(Sketch sketch, Choice choice, double y, double slot, boolean isProbability) {
        double floor = y + BAR + 10;
        int count = choice.alternatives().size();
        sketch.words(0, floor - BAR / 2, "start", 11.5, "", Sketch.fitted(choice.decision(), 11.5, LEFT - 12));
        sketch.line(LEFT, floor, LEFT + slot * count, floor, SvgText.INK, 1, "stroke-opacity=\"0.6\"");
        for (int i = 0; i < count; i++) {
            alternative(
                    sketch,
                    choice.alternatives().get(i),
                    LEFT + slot * i,
                    floor,
                    slot,
                    isProbability ? BAR / count : 0);
        }
        if (isProbability) {
            double equal = floor - BAR / count;
            sketch.line(
                    LEFT,
                    equal,
                    LEFT + slot * count,
                    equal,
                    SvgText.INK,
                    1,
                    "stroke-dasharray=\"3 3\" stroke-opacity=\"0.8\"");
        }
    }

    private static void alternative(
            Sketch sketch, Alternative alternative, double x, double floor, double slot, double equal) {
        int series = alternative.numbers().size();
        double width = Math.min(26, (slot - 8) / series);
        double left = x + slot / 2 - width * series / 2;
        for (int s = 0; s < series; s++) {
            double height = BAR * Math.max(0, Math.min(1, alternative.numbers().get(s)));
            sketch.box(
                    left + width * s,
                    floor - height,
                    width - 1.5,
                    height,
                    color(s),
                    alternative.isTaken() ? "stroke=\"" + Figures.ORANGE + "\" stroke-width=\"2\"" : "");
        }
        double tallest = BAR
                * alternative.numbers().stream()
                        .mapToDouble(Double::doubleValue)
                        .max()
                        .orElse(0);
        String percent = Math.round(100 * alternative.numbers().get(0)) + " %";
        if (SvgText.width(percent, 9.5) <= slot) {
            // above the dashed line, too, which would strike it through
            sketch.words(x + slot / 2, floor - Math.max(equal, Math.min(BAR, tallest)) - 3, "middle", 9.5, "", percent);
        }
        sketch.words(
                x + slot / 2,
                floor + 13,
                "middle",
                10,
                alternative.isTaken() ? "font-weight=\"700\" fill=\"" + Figures.ORANGE + "\"" : "",
                Sketch.fitted(alternative.label(), 10, slot - 3));
    }
}
