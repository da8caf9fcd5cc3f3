package org.nasturtium.engine.data;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many samples of a training file are trained on and how many validate; stratified, disjoint, drawn by a seed.
 *
 * @param train so many, or all that do not validate
 * @param validation so many, or a tenth of the training file (of the training samples where {@code train} is given)
 * @param splitSeed decides which ones; kept apart from the search's seed, so that searches see the same split
 */
public record TrainingRows(
        @Nullable Integer train, @Nullable Integer validation, long splitSeed) {
    /** A tenth of the training file validates. */
    public static final TrainingRows DEFAULT = new TrainingRows(null, null, 0);

    public TrainingRows {
        requirePositive("train", train);
        requirePositive("validation", validation);
    }

    /** So many of each, by the usual split seed. */
    public static TrainingRows of(int train, int validation) {
        return new TrainingRows(train, validation, 0);
    }

    /** {@code train: 10000, validation: 2000}: what differs from the default, as it is written. */
    String description() {
        List<String> options = new ArrayList<>();
        if (train != null) {
            options.add("train: " + train);
        }
        if (validation != null) {
            options.add("validation: " + validation);
        }
        if (splitSeed != 0) {
            options.add("splitSeed: " + splitSeed);
        }
        return String.join(", ", options);
    }

    private static void requirePositive(String option, @Nullable Integer rows) {
        if (rows != null && rows < 1) {
            throw new IllegalArgumentException(
                    option + ": " + rows + " must be at least 1\nLeave " + option + " out for the default.");
        }
    }
}
