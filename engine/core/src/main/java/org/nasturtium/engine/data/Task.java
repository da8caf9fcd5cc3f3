package org.nasturtium.engine.data;

import java.util.List;

/** What is predicted, and with it how many numbers a network puts out. */
public sealed interface Task {
    int outputs();

    /** One of several classes. */
    record Classification(List<String> classes) implements Task {
        public Classification {
            classes = List.copyOf(classes);
        }

        @Override
        public int outputs() {
            return classes.size();
        }
    }

    /**
     * A number.
     *
     * @param target its name
     * @param mean of the training split: targets are learnt as {@code (y - mean) / scale}
     * @param scale standard deviation of the training split
     */
    record Regression(String target, double mean, double scale) implements Task {
        @Override
        public int outputs() {
            return 1;
        }
    }
}
