package org.nasturtium.engine.data;

/**
 * How a set without a test file of its own is split; stratified, disjoint, drawn by a seed.
 *
 * @param validation share of all samples, above 0
 * @param test share of all samples, above 0
 * @param splitSeed decides which ones
 */
public record SplitShares(double validation, double test, long splitSeed) {
    /** 60 % train, 20 % validate, 20 % test. */
    public static final SplitShares DEFAULT = new SplitShares(0.2, 0.2, 0);

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
}
