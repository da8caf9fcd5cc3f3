package org.nasturtium.kernel.live;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.strategy.Trial;

/** What the first objective costs in the second: every trial, and the front, beyond which nothing lies. */
final class FrontPanel implements Panel {
    @Override
    public String svg(SearchState state) {
        if (state.objectives().size() < 2) {
            return "";
        }
        Objective y = state.objective(0);
        Objective x = state.objective(1);
        MiniPlot plot = new MiniPlot(
                "front: " + y.metric() + " against " + x.metric(),
                x.metric(),
                value -> Numbers.metric(x.metric(), value),
                value -> Numbers.metric(y.metric(), value));
        plot.dots(points(state.trials(), x, y), MiniPlot.GREY, 4);
        List<double[]> front = new ArrayList<>(points(ParetoFront.of(state.trials(), state.objectives()), x, y));
        front.sort(Comparator.comparingDouble(point -> point[0]));
        if (state.objectives().size() == 2) {
            plot.stairs(front, MiniPlot.ORANGE, 1.5);
        }
        plot.dots(front, MiniPlot.ORANGE, 6);
        return plot.svg();
    }

    private static List<double[]> points(List<Trial> trials, Objective x, Objective y) {
        return trials.stream()
                .map(trial -> new double[] {SearchState.score(trial, x.metric()), SearchState.score(trial, y.metric())})
                .toList();
    }
}
