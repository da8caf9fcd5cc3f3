package org.nasturtium.kernel.live;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.report.Numbers;
import org.nasturtium.engine.strategy.Trial;

/** Every trial as a dot, the best so far as a line, what failed as a cross. */
final class BestSoFarPanel implements Panel {
    @Override
    public String svg(SearchState state) {
        if (state.trials().isEmpty()) {
            return "";
        }
        Objective objective = state.objective(0);
        String metric = objective.metric();
        List<double[]> dots = new ArrayList<>();
        List<double[]> best = new ArrayList<>();
        List<double[]> failed = new ArrayList<>();
        double record = Double.NaN;
        for (Trial trial : state.trials()) {
            double score = SearchState.score(trial, metric);
            if (Double.isFinite(score)) {
                dots.add(new double[] {trial.id(), score});
                record = Double.isNaN(record) || objective.isBetter(score, record) ? score : record;
                best.add(new double[] {trial.id(), record});
            } else if (!trial.outcome().status().equals("stopped")) {
                failed.add(new double[] {trial.id(), Double.NaN});
            }
        }
        MiniPlot plot = new MiniPlot(
                metric + " and best so far", "trial", Numbers::significant, value -> Numbers.metric(metric, value));
        plot.dots(dots, MiniPlot.BLUE, 5);
        plot.stairs(best, MiniPlot.ORANGE, 2);
        plot.crosses(failed, MiniPlot.RED);
        return plot.svg();
    }
}
