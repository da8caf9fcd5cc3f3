package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.nasturtium.engine.strategy.panel.PopulationPanel;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Individual;
import org.nasturtium.engine.strategy.panel.PopulationPanel.Role;
import org.nasturtium.engine.strategy.panel.TrialNames;

/** A population, a line an architecture: its values as colours, its score as a bar, its role at this moment. */
final class PopulationDrawing {
    private static final int MOST_CELLS = 300;
    private static final double STRIP = 62;
    private static final double STRIP_WIDTH = 342;
    private static final double BARS = 416;
    private static final double BARS_END = 532;
    private static final double ROLES = 604;

    private PopulationDrawing() {}

    static String svg(PopulationPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        if (panel.individuals().isEmpty()) {
            return sketch.words(0, 42, "start", "nobody yet").svg(54);
        }
        List<Individual> shown = shown(panel);
        GeneStrip strip = new GeneStrip(sketch, panel.space(), STRIP, STRIP_WIDTH);
        double y = Sketch.top() + strip.header(Sketch.top());
        sketch.words(BARS, y - 6, "start", 10, "", String.join(", ", panel.metrics()));
        double height = shown.size() <= 20 ? 20 : shown.size() <= 36 ? 15 : 11;
        double end = panel.metrics().size() > 1 ? BARS + 56 : BARS_END;
        Span span = Span.of(shown.stream().mapToDouble(one -> score(one, 0)), BARS, end);
        for (Individual one : shown) {
            role(sketch, one, y, height);
            double baseline = y + height / 2 + 4;
            sketch.words(0, baseline, "start", Math.min(11, height), "", TrialNames.brief(one.trial()));
            strip.row(one.architecture(), y, height, Set.of());
            double score = score(one, 0);
            if (Double.isFinite(score)) {
                sketch.box(BARS, y + 3, span.at(score) - BARS, height - 6, Figures.BLUE, "fill-opacity=\"0.55\"");
            }
            sketch.words(
                    end + 6,
                    baseline,
                    "start",
                    Math.min(11, height),
                    "",
                    Sketch.fitted(numbers(panel.metrics(), one), 11, ROLES - end - 10));
            y += height;
        }
        if (shown.size() < panel.individuals().size()) {
            y += 16;
            sketch.words(
                    0, y - 3, "start", 11, "", "... " + (panel.individuals().size() - shown.size()) + " more");
        }
        return sketch.svg(y + 6 + strip.legend(y + 6));
    }

    private static double score(Individual one, int metric) {
        Double score = metric < one.scores().size() ? one.scores().get(metric) : null;
        return score == null ? Double.NaN : score;
    }

    private static String numbers(List<String> metrics, Individual one) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < metrics.size(); i++) {
            words.append(i == 0 ? "" : ", ").append(Numbers.metric(metrics.get(i), score(one, i)));
        }
        return words.toString();
    }

    private static void role(Sketch sketch, Individual one, double y, double height) {
        if (one.roles().isEmpty()) {
            return;
        }
        String color = color(one.roles().get(0));
        sketch.box(-4, y, Sketch.WIDTH + 4, height, color, "fill-opacity=\"0.16\"");
        sketch.box(-4, y, 3, height, color, "");
        sketch.words(
                ROLES,
                y + height / 2 + 4,
                "start",
                Math.min(11, height),
                "font-weight=\"600\" fill=\"" + color + "\"",
                Sketch.fitted(
                        String.join(", ", one.roles().stream().map(Role::words).toList()), 11.5, Sketch.WIDTH - ROLES));
    }

    private static String color(Role role) {
        return switch (role) {
            case PARENT, CENTRE -> Figures.ORANGE;
            case DRAWN -> Figures.BLUE;
            case ELITE, NEWBORN -> Figures.GREEN;
            case OLDEST -> Figures.GREY;
        };
    }

    /** Those with a role, and the first of the others. */
    private static List<Individual> shown(PopulationPanel panel) {
        int decisions = new GeneColors(panel.space()).decisions().size();
        int most = Math.max(8, MOST_CELLS / Math.max(1, decisions));
        int left = most
                - (int) panel.individuals().stream()
                        .filter(one -> !one.roles().isEmpty())
                        .count();
        List<Individual> shown = new ArrayList<>();
        for (Individual one : panel.individuals()) {
            if (!one.roles().isEmpty() || left-- > 0) {
                shown.add(one);
            }
        }
        return shown;
    }
}
