package org.nasturtium.engine.stopping;

import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;
import org.nasturtium.engine.strategy.StrategyOption;

/**
 * Learning-curve stopping: a training ends when its curve, extrapolated, will almost surely not reach the best score so
 * far (Domhan, Springenberg and Hutter 2015, "Speeding up Automatic Hyperparameter Optimization of Deep Neural Networks
 * by Extrapolation of Learning Curves").
 *
 * <p>Two families of curves on a grid, weighted by their fit, stand for the paper's eleven families and its Markov
 * chain: microseconds instead of seconds, and no chance in it.
 */
public final class LearningCurveStopping implements StoppingRule {
    static final StoppingKind KIND = new StoppingKind(
            "learningCurve",
            "stops a training whose extrapolated curve will not reach the best so far",
            "Domhan et al. 2015",
            List.of(
                    StrategyOption.whole("after", "epochs that every training gets", 3, 4),
                    StrategyOption.decimal("confidence", "how sure it must be", 0.5, 1, 0.95)),
            number ->
                    new LearningCurveStopping((int) number.applyAsDouble("after"), number.applyAsDouble("confidence")));

    private final int after;
    private final double confidence;
    private double best = Double.NEGATIVE_INFINITY;

    /**
     * A rule that has observed nothing.
     *
     * @param after epochs that every training gets, at least 3
     * @param confidence probability of not reaching the best, from which on a training ends
     */
    public LearningCurveStopping(int after, double confidence) {
        this.after = after;
        this.confidence = confidence;
    }

    @Override
    public void observe(List<CurvePoint> curve) {
        double last = curve.isEmpty() ? Double.NaN : curve.get(curve.size() - 1).validationScore();
        if (last > best) {
            best = last;
        }
    }

    @Override
    public Stopper next() {
        double toReach = best;
        if (toReach == Double.NEGATIVE_INFINITY) {
            return Stopper.NEVER;
        }
        return (curve, epochs) -> {
            if (curve.size() < after) {
                return null;
            }
            double[] scores =
                    curve.stream().mapToDouble(CurvePoint::validationScore).toArray();
            double chance = new CurveFit(scores).probabilityAbove(toReach, epochs);
            return chance < 1 - confidence
                    ? String.format(
                            Locale.ROOT,
                            "its curve will not reach %.4f: probability %.3f after %d of %d epochs",
                            toReach,
                            chance,
                            curve.size(),
                            epochs)
                    : null;
        };
    }
}
