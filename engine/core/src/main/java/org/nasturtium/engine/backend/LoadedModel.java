package org.nasturtium.engine.backend;

import java.util.List;

/** A network from a model file, ready to predict. Native memory: close it. Not safe for several threads. */
public interface LoadedModel extends AutoCloseable {
    ModelDescription description();

    /**
     * Predicts raw inputs; normalising them is done here.
     *
     * @param inputs {@code size x shape}, row-major, as the data's files have them
     * @param size number of samples
     */
    List<Prediction> predict(float[] inputs, int size);

    /** Predicts one raw input. */
    default Prediction predict(float[] input) {
        return predict(input, 1).get(0);
    }

    /** What a person is told of it, a few lines. */
    String describe();

    @Override
    void close();
}
