package org.nasturtium.engine.backend;

import java.util.ArrayList;
import java.util.List;
import org.nasturtium.engine.data.Task;

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

    /**
     * What one row of a network's outputs says.
     *
     * @param task with the classes or the target's scale
     * @param outputs logits, or scaled numbers; {@code size x outputs}, row-major
     * @param sample the row
     */
    static Prediction of(Task task, float[] outputs, int sample) {
        if (task instanceof Task.Regression regression) {
            return new OfNumber(outputs[sample] * regression.scale() + regression.mean());
        }
        List<String> classes = ((Task.Classification) task).classes();
        int from = sample * classes.size();
        int best = 0;
        for (int c = 1; c < classes.size(); c++) {
            best = outputs[from + c] > outputs[from + best] ? c : best;
        }
        double[] shares = new double[classes.size()];
        double sum = 0;
        for (int c = 0; c < shares.length; c++) {
            shares[c] = Math.exp((double) outputs[from + c] - outputs[from + best]);
            sum += shares[c];
        }
        List<Double> probabilities = new ArrayList<>();
        for (double share : shares) {
            probabilities.add(share / sum);
        }
        return new OfClass(best, classes.get(best), probabilities);
    }
}
