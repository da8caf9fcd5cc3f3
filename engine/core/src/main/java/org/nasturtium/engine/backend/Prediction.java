package org.nasturtium.engine.backend;

import java.util.List;

/** What a trained network says of one sample. */
public sealed interface Prediction {
    /**
     * One of several classes.
     *
     * @param index of the most probable class
     * @param label its name
     * @param probabilities of all classes; they sum to 1
     */
    record OfClass(int index, String label, List<Double> probabilities) implements Prediction {
        public OfClass {
            probabilities = List.copyOf(probabilities);
        }

        /** How sure it is: the probability of the class it names. */
        public double confidence() {
            return probabilities.get(index);
        }
    }

    /** A number, in the unit of the data. */
    record OfNumber(double value) implements Prediction {}
}
