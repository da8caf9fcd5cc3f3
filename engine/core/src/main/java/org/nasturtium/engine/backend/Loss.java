package org.nasturtium.engine.backend;

/** What training makes small, as the mean over a batch. */
public sealed interface Loss {
    /**
     * Softmax cross entropy of logits.
     *
     * @param labelSmoothing share of the target spread evenly over the classes (Szegedy 2016); 0 = none
     */
    record CrossEntropy(double labelSmoothing) implements Loss {
        public CrossEntropy {
            if (!(labelSmoothing >= 0 && labelSmoothing < 1)) {
                throw new IllegalArgumentException(
                        "label smoothing " + labelSmoothing + " must be at least 0 and below 1");
            }
        }
    }

    /** Mean squared error, for numbers to predict. */
    record SquaredError() implements Loss {}
}
