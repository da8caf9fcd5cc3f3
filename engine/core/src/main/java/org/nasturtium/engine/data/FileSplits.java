package org.nasturtium.engine.data;

/** Deals the samples of a training file into training and validation; the test file is the test split. */
record FileSplits(String call, TrainingRows rows) {
    RawSplits deal(RawSamples training, RawSamples test) {
        int size = training.size();
        int validation = rows.validation() != null ? rows.validation() : defaultValidation(size);
        int train = rows.train() != null ? rows.train() : size - validation;
        if (train < 1 || (long) train + validation > size) {
            throw new IllegalArgumentException(call + ": train: " + (rows.train() == null ? "the rest" : train)
                    + " and validation: " + validation + " ask for more than the " + size
                    + " samples of the training file\nTogether they may be at most " + size + ", for instance train: "
                    + (size - size / 10) + ", validation: " + size / 10 + ".");
        }
        Stratification dealt = Stratification.of(training, rows.splitSeed(), validation, train);
        return new RawSplits(training.pick(dealt.part(1)), training.pick(dealt.part(0)), test);
    }

    /** A tenth of the file, but no more than is trained on. */
    private int defaultValidation(int size) {
        int tenth = Math.max(1, size / 10);
        return rows.train() == null ? tenth : Math.min(tenth, rows.train());
    }
}
