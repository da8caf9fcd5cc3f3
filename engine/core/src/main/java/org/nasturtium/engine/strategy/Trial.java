package org.nasturtium.engine.strategy;

import org.nasturtium.engine.evaluate.Evaluated;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;

/**
 * A proposal and how it ended: what a strategy observes and a result holds.
 *
 * @param id counted from 0 in the order of proposals
 * @param architecture what was tried
 * @param fidelity how hard it was tried
 * @param origin how the strategy came to it, in a few words: {@code mutation of trial 12}
 * @param outcome how it ended
 * @param seconds wall time of the evaluation; 0 if answered from memory
 */
public record Trial(
        int id, Architecture architecture, Fidelity fidelity, String origin, Outcome outcome, double seconds)
        implements Evaluated {
    @Override
    public double part() {
        return fidelity.part();
    }
}
