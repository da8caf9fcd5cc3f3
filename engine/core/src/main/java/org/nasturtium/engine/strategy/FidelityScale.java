package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.evaluate.Fidelities;

/**
 * The fidelities that a strategy may ask for, and what they cost.
 *
 * @param parts of a full evaluation's cost, ascending; the last is 1
 * @param carriesOn whether a promoted trial pays the difference only
 * @param evaluations how many full evaluations the budget pays for; 0 = unknown
 */
public record FidelityScale(List<Double> parts, boolean carriesOn, double evaluations) {
    /** Nothing but full evaluations. */
    public static final FidelityScale FULL = new FidelityScale(List.of(1.0), false, 0);

    public FidelityScale {
        parts = List.copyOf(parts);
    }

    /** Those of an evaluator, under a budget of so many full evaluations. */
    public static FidelityScale of(Fidelities fidelities, double evaluations) {
        return new FidelityScale(fidelities.parts(), fidelities.carriesOn(), evaluations);
    }

    /**
     * The rungs of successive halving, ascending: each part costs {@code eta} times the one before, moved to the
     * nearest one there is; the last is 1. Fewer than asked where the parts do not reach so low.
     */
    public List<Double> rungs(double eta, int most) {
        List<Double> rungs = new ArrayList<>();
        double wanted = 1;
        double lowest = Double.POSITIVE_INFINITY;
        while (rungs.size() < most && wanted >= parts.get(0) / Math.sqrt(eta)) {
            double nearest = nearest(wanted);
            if (nearest < lowest) {
                rungs.add(0, nearest);
                lowest = nearest;
            }
            wanted /= eta;
        }
        return rungs;
    }

    /** What a trial of this part costs, in full evaluations, if it goes on from one of a lower part; 0 = anew. */
    public double cost(double part, double from) {
        return carriesOn ? part - from : part;
    }

    private double nearest(double wanted) {
        double best = parts.get(0);
        for (double part : parts) {
            if (Math.abs(Math.log(part / wanted)) < Math.abs(Math.log(best / wanted))) {
                best = part;
            }
        }
        return best;
    }
}
