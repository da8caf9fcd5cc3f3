package org.nasturtium.engine.evaluate;

import org.nasturtium.engine.space.Architecture;

/**
 * What is to be evaluated, as data that can travel to another process.
 *
 * @param id number of the trial
 * @param architecture a member of the searched space
 * @param fidelity how much it may cost
 * @param seed of everything random in this trial
 */
public record TrialSpec(int id, Architecture architecture, Fidelity fidelity, long seed) {}
