package org.nasturtium.engine.train;

/** A training whose loss is no longer a number: its store is spoilt and its weights are of no use. */
public final class Diverged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int epoch;
    private final int step;

    /** At a step (counted from 1 within its epoch); step 0 = in the validation after the epoch. */
    public Diverged(int epoch, int step, double loss) {
        super(
                step == 0
                        ? "diverged at epoch " + epoch + ": validation loss " + loss
                        : "diverged at epoch " + epoch + ", step " + step + ": loss " + loss);
        this.epoch = epoch;
        this.step = step;
    }

    public int epoch() {
        return epoch;
    }

    public int step() {
        return step;
    }
}
