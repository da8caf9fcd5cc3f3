package org.nasturtium.engine.train;

import java.util.List;
import java.util.Map;
import org.nasturtium.engine.backend.Weights;
import org.nasturtium.engine.evaluate.Outcome.CurvePoint;

/**
 * A training that was broken off between two epochs: all that it needs to go on as if it had not been.
 *
 * @param weights of the network, running statistics included
 * @param optimizer what the optimiser remembers
 * @param epochs done
 * @param steps done
 * @param curve one point an epoch
 * @param joules spent until here; 0 where nobody measured
 */
public record Checkpoint(
        Weights weights, Weights optimizer, int epochs, int steps, List<CurvePoint> curve, double joules) {
    public Checkpoint {
        curve = List.copyOf(curve);
    }

    /** The same, and what it cost to get there. */
    Checkpoint spending(double value) {
        return new Checkpoint(weights, optimizer, epochs, steps, curve, value);
    }

    /** First weights for a new training and what they cost, and nothing else of the old one. */
    public Checkpoint weightsOnly() {
        return new Checkpoint(weights, new Weights(Map.of()), 0, 0, List.of(), joules);
    }
}
