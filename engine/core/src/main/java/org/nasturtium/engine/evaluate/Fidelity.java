package org.nasturtium.engine.evaluate;

/**
 * How much an evaluation may cost.
 *
 * @param epochs of training
 * @param trainingShare share of the training split that is used, above 0 and at most 1
 */
public record Fidelity(int epochs, double trainingShare) {}
