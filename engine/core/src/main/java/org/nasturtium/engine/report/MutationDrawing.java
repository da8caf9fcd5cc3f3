package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.MutationPanel;
import org.nasturtium.engine.strategy.panel.TrialNames;

/** A child below its parents, what mutated framed and said in words. */
final class MutationDrawing {
    private static final double STRIP = 62;
    private static final double STRIP_WIDTH = 640;
    private static final double HEIGHT = 24;

    private MutationDrawing() {}

    static String svg(MutationPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        GeneStrip strip = new GeneStrip(sketch, panel.space(), STRIP, STRIP_WIDTH);
        Set<String> mutated = panel.mutated();
        double y = Sketch.top() + strip.header(Sketch.top());
        for (MutationPanel.Parent parent : panel.parents()) {
            row(sketch, strip, TrialNames.brief(parent.trial()), parent.architecture(), y, Set.of());
            y += HEIGHT + 3;
        }
        double below = y + 22;
        for (String decision : mutated) {
            if (strip.has(decision)) {
                double x = strip.left(decision) + strip.cell() / 2;
                sketch.arrow(x, y - 1, x, below - 2);
            }
        }
        y = below;
        row(sketch, strip, "child", panel.child(), y, mutated);
        y += HEIGHT + 18;
        for (String line : sentences(panel, mutated)) {
            sketch.words(STRIP, y, "start", line);
            y += 17;
        }
        return sketch.svg(y - 6 + strip.legend(y - 6));
    }

    private static void row(
            Sketch sketch, GeneStrip strip, String name, Architecture architecture, double y, Set<String> marked) {
        sketch.words(0, y + HEIGHT / 2 + 4, "start", name);
        strip.row(architecture, y, HEIGHT, marked);
    }

    /** At most six of them. */
    private static List<String> sentences(MutationPanel panel, Set<String> mutated) {
        List<String> lines = new ArrayList<>();
        if (panel.parents().size() == 2) {
            long second = panel.decisions().stream()
                    .filter(decision -> !mutated.contains(decision))
                    .filter(decision -> !Objects.equals(
                            panel.parents().get(0).architecture().values().get(decision),
                            panel.child().values().get(decision)))
                    .count();
            if (second > 0) {
                lines.add(second + (second == 1 ? " value comes" : " values come") + " from "
                        + TrialNames.brief(panel.parents().get(1).trial()) + ", the others are those of "
                        + TrialNames.brief(panel.parents().get(0).trial()) + " or of both");
            }
        }
        for (String decision : mutated) {
            lines.add(decision + ": "
                    + words(panel.parents().get(0).architecture().values().get(decision)) + " → "
                    + words(panel.child().values().get(decision)));
        }
        if (lines.isEmpty()) {
            lines.add("nothing differs");
        }
        return lines.size() <= 6 ? lines : lines.subList(0, 6);
    }

    private static String words(@Nullable Object value) {
        return value == null
                ? "absent"
                : value instanceof Number number ? Numbers.significant(number.doubleValue()) : value.toString();
    }
}
