package org.nasturtium.engine.evaluate;

import org.nasturtium.engine.space.Architecture;

/**
 * What is to be evaluated, as data that can travel to another process.
 *
 * @param id number of the trial
 * @param architecture a member of the searched space
 * @param fidelity how much it may cost
 * @param seed of everything random in this trial; the same as that of the trial that goes on
 * @param continues the trial of a lower fidelity whose training goes on; -1 = none
 */
public record TrialSpec(int id, Architecture architecture, Fidelity fidelity, long seed, int continues) {
    /** A trial that begins anew. */
    public TrialSpec(int id, Architecture architecture, Fidelity fidelity, long seed) {
        this(id, architecture, fidelity, seed, -1);
    }
}
