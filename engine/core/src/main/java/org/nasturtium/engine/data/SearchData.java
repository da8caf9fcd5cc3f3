package org.nasturtium.engine.data;

import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.graph.Shape;

/**
 * All that a search may see: training and validation samples. There is no way from here to the test split.
 *
 * @param name of the data set
 * @param shape of one sample
 * @param task what is predicted
 * @param train normalised by its own statistics
 * @param validation normalised by the training split's statistics
 * @param normalization how raw samples were normalised, for samples that come later; from the training split only
 * @param features names of a vector's numbers, {@code age}, {@code city=Oslo}; empty for maps
 * @param fingerprint of the raw bytes and the split, to notice that data changed between two runs
 */
public record SearchData(
        String name,
        Shape shape,
        Task task,
        Samples train,
        Samples validation,
        Normalization normalization,
        List<String> features,
        String fingerprint) {
    public SearchData {
        features = List.copyOf(features);
    }

    /** Data whose numbers have no names. */
    public SearchData(
            String name,
            Shape shape,
            Task task,
            Samples train,
            Samples validation,
            Normalization normalization,
            String fingerprint) {
        this(name, shape, task, train, validation, normalization, List.of(), fingerprint);
    }

    /** {@code digits: 1,078 to train on and 359 to validate, 1x8x8, 10 classes}. */
    public String summary() {
        String predicted = task instanceof Task.Regression regression
                ? "predicting " + regression.target()
                : task.outputs() + " classes";
        return String.format(
                Locale.ROOT,
                "%s: %,d to train on and %,d to validate, %s, %s",
                name,
                train.size(),
                validation.size(),
                shape,
                predicted);
    }

    /** Training and validation samples together, for a winner that is trained anew. */
    public Samples trainAndValidation() {
        return train.concat(validation);
    }
}
