package org.nasturtium.engine.stopping;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.strategy.StrategyOption;

/**
 * The median rule: a training ends when its best score so far is below the median of what finished trainings had on
 * average by the same epoch (Golovin et al. 2017, "Google Vizier: A Service for Black-Box Optimization").
 */
public final class MedianStopping implements StoppingRule {
    static final StoppingKind KIND = new StoppingKind(
            "median",
            "stops a training that is below the median of the finished ones",
            "Golovin et al. 2017",
            List.of(
                    StrategyOption.whole("after", "epochs that every training gets", 1, 1),
                    StrategyOption.whole("startup", "trainings that finish before any is stopped", 1, 5)),
            number -> new MedianStopping((int) number.applyAsDouble("after"), (int) number.applyAsDouble("startup")));

    private final int after;
    private final int startup;
    private final List<double[]> averages = new ArrayList<>();

    /**
     * A rule that has observed nothing.
     *
     * @param after epochs that every training gets
     * @param startup trainings that finish before any is stopped
     */
    public MedianStopping(int after, int startup) {
        this.after = after;
        this.startup = startup;
    }

    @Override
    public void observe(List<CurvePoint> curve) {
        double[] running = new double[curve.size()];
        double sum = 0;
        for (int epoch = 0; epoch < running.length; epoch++) {
            sum += curve.get(epoch).validationScore();
            running[epoch] = sum / (epoch + 1);
        }
        averages.add(running);
    }

    @Override
    public Stopper next() {
        if (averages.size() < startup) {
            return Stopper.NEVER;
        }
        List<double[]> known = List.copyOf(averages);
        return (curve, epochs) -> {
            int epoch = curve.size();
            double[] there = known.stream()
                    .filter(running -> running.length >= epoch)
                    .mapToDouble(running -> running[epoch - 1])
                    .filter(Double::isFinite)
                    .toArray();
            if (epoch < after || there.length == 0) {
                return null;
            }
            double best = curve.stream()
                    .mapToDouble(CurvePoint::validationScore)
                    .max()
                    .orElse(Double.NaN);
            double median = median(there);
            return best < median
                    ? String.format(
                            Locale.ROOT,
                            "below the median: %.4f after %d of %d epochs, half of %d trainings had %.4f or more",
                            best,
                            epoch,
                            epochs,
                            there.length,
                            median)
                    : null;
        };
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
    }
}
