package org.nasturtium.engine.data;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a set without a test file of its own is split; stratified, disjoint, drawn by a seed.
 *
 * @param validation share of all samples, above 0
 * @param test share of all samples, above 0
 * @param splitSeed decides which ones; kept apart from the search's seed, so that searches see the same split
 */
public record SplitShares(double validation, double test, long splitSeed) {
    /** 60 % train, 20 % validate, 20 % test. */
    public static final SplitShares DEFAULT = new SplitShares(0.2, 0.2, 0);

    private static final int FEWEST = 10;

    public SplitShares {
        if (!(validation > 0 && test > 0 && validation + test < 1)) {
            throw new IllegalArgumentException("validation: " + validation + " and test: " + test
                    + " must be shares above 0 that leave something to train on\n"
                    + "The default is validation: 0.2, test: 0.2.");
        }
    }

    /** {@code , validation: 0.1}: what differs from the default, as it is written. */
    String description() {
        return (validation != DEFAULT.validation ? ", validation: " + validation : "")
                + (test != DEFAULT.test ? ", test: " + test : "")
                + (splitSeed != 0 ? ", splitSeed: " + splitSeed : "");
    }

    /** Training, validation and test, in this order. */
    Stratification deal(int[] labels) {
        int validates = count(validation, labels.length);
        int tests = count(test, labels.length);
        return Stratification.of(labels, splitSeed, labels.length - validates - tests, validates, tests);
    }

    void requireEnough(String call, int samples, String what) {
        if (samples < FEWEST || count(validation, samples) + count(test, samples) >= samples) {
            throw new IllegalArgumentException(call + ": " + samples + " " + what + " are too few to be split into"
                    + " training, validation and test\nAt least " + FEWEST + " are needed.");
        }
    }

    /** Refuses classes of which the split leaves nothing to train on. */
    void requireEveryClass(String call, List<String> classes, int[] labels, int[] training) {
        for (int c = 0; c < classes.size(); c++) {
            int label = c;
            if (IntStream.of(training).noneMatch(sample -> labels[sample] == label)) {
                throw new IllegalArgumentException(call + ": the class " + Words.quoted(classes.get(c)) + " has "
                        + IntStream.of(labels).filter(l -> l == label).count() + " of " + labels.length
                        + " samples, and none is left to train on\nGive it more samples, merge it with another class,"
                        + " or, if it is a number to predict, say target: instead of label:.");
            }
        }
    }

    private static int count(double share, int samples) {
        return Math.max(1, (int) Math.round(share * samples));
    }
}
