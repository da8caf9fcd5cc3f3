package org.nasturtium.engine.data;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.graph.Shape;

/** The data sets that have a name of their own, and what of them is on this machine. */
public record DataCatalogue(DataPlaces places) {
    /**
     * One named data set, for {@code nas data}.
     *
     * @param name {@code fashion-mnist}
     * @param call the word of the DSL, {@code fashionMnist()}
     * @param samples in training and test files
     * @param shape of a sample
     * @param classes how many
     * @param found where it lies, or null if it is not here; built in ones say {@code built in}
     * @param lookedAt every place that was looked at; empty for what is built in
     * @param command what gets it; empty if nothing is needed
     */
    public record Entry(
            String name,
            String call,
            int samples,
            Shape shape,
            int classes,
            @Nullable String found,
            List<Path> lookedAt,
            String command) {
        public Entry {
            lookedAt = List.copyOf(lookedAt);
        }

        public boolean isAvailable() {
            return found != null;
        }
    }

    /** Every named data set, looked for now. */
    public List<Entry> entries() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** 1,797 handwritten digits of 8 x 8, built in. */
    public DataSource digits() {
        throw new UnsupportedOperationException("skeleton");
    }

    /** 70,000 handwritten digits of 28 x 28. */
    public DataSource mnist(TrainingRows rows) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** 70,000 pictures of clothes of 28 x 28. */
    public DataSource fashionMnist(TrainingRows rows) {
        throw new UnsupportedOperationException("skeleton");
    }

    /** 60,000 colour pictures of 32 x 32. */
    public DataSource cifar10(TrainingRows rows) {
        throw new UnsupportedOperationException("skeleton");
    }
}
