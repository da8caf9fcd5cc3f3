package org.nasturtium.engine.report;

import java.util.List;
import org.nasturtium.engine.strategy.panel.PhasesPanel;
import org.nasturtium.engine.strategy.panel.PhasesPanel.Phase;
import org.nasturtium.engine.strategy.panel.PhasesPanel.State;

/** Boxes one behind the other, the one whose turn it is filled. */
final class PhasesDrawing {
    private static final double GAP = 28;
    private static final double HEIGHT = 52;

    private PhasesDrawing() {}

    static String svg(PhasesPanel panel) {
        Sketch sketch = new Sketch(panel.name());
        List<Phase> phases = panel.phases();
        double width = Math.min(230, (Sketch.WIDTH - 4 - GAP * (phases.size() - 1)) / Math.max(1, phases.size()));
        double y = Sketch.top();
        for (int i = 0; i < phases.size(); i++) {
            Phase phase = phases.get(i);
            double x = 2 + i * (width + GAP);
            String color = phase.state() == State.NOW ? Figures.ORANGE : SvgText.INK;
            sketch.box(
                    x,
                    y,
                    width,
                    HEIGHT,
                    color,
                    "rx=\"8\" fill-opacity=\"" + (phase.state() == State.NOW ? "0.2" : "0.07") + "\" stroke=\"" + color
                            + "\" stroke-width=\"1.5\""
                            + (phase.state() == State.TO_COME ? " stroke-dasharray=\"4 3\"" : ""));
            sketch.words(
                    x + width / 2,
                    y + 22,
                    "middle",
                    11.5,
                    "font-weight=\"600\"",
                    Sketch.fitted(phase.strategy(), 12.5, width - 12));
            sketch.words(
                    x + width / 2,
                    y + 40,
                    "middle",
                    11,
                    "",
                    Sketch.fitted(
                            phase.state().words() + (phase.trials() == 0 ? "" : ", " + phase.trials() + " trials"),
                            11,
                            width - 12));
            if (i + 1 < phases.size()) {
                sketch.arrow(x + width + 4, y + HEIGHT / 2, x + width + GAP - 4, y + HEIGHT / 2);
            }
        }
        return sketch.svg(y + HEIGHT + 6);
    }
}
