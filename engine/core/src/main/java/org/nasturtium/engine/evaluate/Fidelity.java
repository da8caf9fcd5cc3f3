package org.nasturtium.engine.evaluate;

/**
 * How much an evaluation may cost.
 *
 * @param epochs of training
 * @param trainingShare share of the training split that is used, above 0 and at most 1
 * @param part of the cost of a full evaluation, above 0 and at most 1; results of different parts are not ranked
 *     against each other
 */
public record Fidelity(int epochs, double trainingShare, double part) {
    public Fidelity {
        if (epochs < 1 || !(trainingShare > 0 && trainingShare <= 1) || !(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("fidelity: epochs " + epochs + " must be at least 1, training share "
                    + trainingShare + " and part " + part + " above 0 and at most 1");
        }
    }

    /** A full evaluation. */
    public Fidelity(int epochs, double trainingShare) {
        this(epochs, trainingShare, 1);
    }

    /** Epochs on all training samples that take as long. */
    public double wholeEpochs() {
        return epochs * trainingShare;
    }

    /** Whether nothing was spared. */
    public boolean isFull() {
        return part == 1;
    }
}
