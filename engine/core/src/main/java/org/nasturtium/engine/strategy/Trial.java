package org.nasturtium.engine.strategy;

import org.nasturtium.engine.evaluate.Evaluated;
import org.nasturtium.engine.evaluate.Fidelity;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.strategy.panel.TrialNames;

/**
 * A proposal and how it ended: what a strategy observes and a result holds.
 *
 * @param id counted from 0 in the order of proposals; below 0 what is no trial of this search ({@link TrialNames})
 * @param architecture what was tried
 * @param fidelity how hard it was tried
 * @param origin how the strategy came to it, in a few words: {@code mutation of trial 12}
 * @param outcome how it ended
 * @param seconds wall time of the evaluation; 0 if answered from memory
 */
public record Trial(
        int id, Architecture architecture, Fidelity fidelity, String origin, Outcome outcome, double seconds)
        implements Evaluated {
    /** In a sentence: {@code trial 12}, or what it is if it is no trial of this search. */
    String named() {
        return TrialNames.of(id);
    }

    @Override
    public double part() {
        return fidelity.part();
    }
}
