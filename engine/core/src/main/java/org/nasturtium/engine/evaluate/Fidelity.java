package org.nasturtium.engine.evaluate;

/**
 * How much an evaluation may cost.
 *
 * @param epochs of training
 * @param trainingShare share of the training split that is used, above 0 and at most 1
 * @param part of the cost of a full evaluation, above 0 and at most 1; results of different parts are not ranked
 *     against each other
 * @param repeats trainings with seeds of their own, over which an evaluation's numbers are means
 */
public record Fidelity(int epochs, double trainingShare, double part, int repeats) {
    public Fidelity {
        if (epochs < 1 || repeats < 1 || !(trainingShare > 0 && trainingShare <= 1) || !(part > 0 && part <= 1)) {
            throw new IllegalArgumentException("fidelity: epochs " + epochs + " and repeats " + repeats
                    + " must be at least 1, training share " + trainingShare + " and part " + part
                    + " above 0 and at most 1");
        }
    }

    /** One training. */
    public Fidelity(int epochs, double trainingShare, double part) {
        this(epochs, trainingShare, part, 1);
    }

    /** A full evaluation. */
    public Fidelity(int epochs, double trainingShare) {
        this(epochs, trainingShare, 1);
    }

    /** The same, so many times. */
    public Fidelity repeated(int times) {
        return new Fidelity(epochs, trainingShare, part, times);
    }

    /** What is left to do where a lower one goes on; all of it where that one is no lower. */
    public Fidelity after(Fidelity lower) {
        int left = epochs - lower.epochs();
        return left > 0 ? new Fidelity(left, trainingShare, part, repeats) : this;
    }

    /** Epochs on all training samples that take as long, over all repeats. */
    public double wholeEpochs() {
        return epochs * trainingShare * repeats;
    }

    /** Whether nothing was spared. */
    public boolean isFull() {
        return part == 1;
    }
}
