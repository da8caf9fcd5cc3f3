package org.nasturtium.engine.strategy;

import java.util.ArrayList;
import java.util.List;

/**
 * The fidelities that a strategy may ask for.
 *
 * @param parts of a full evaluation's cost, ascending; the last is 1
 */
public record FidelityScale(List<Double> parts) {
    /** Nothing but full evaluations. */
    public static final FidelityScale FULL = new FidelityScale(List.of(1.0));

    public FidelityScale {
        parts = List.copyOf(parts);
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
