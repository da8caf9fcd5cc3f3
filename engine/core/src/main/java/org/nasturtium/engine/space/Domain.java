package org.nasturtium.engine.space;

import java.util.List;

/** The values that one decision may take. */
public sealed interface Domain {
    /** Unordered values: words, numbers, booleans (as {@code yes}/{@code no} words). */
    record Categorical(List<Object> values) implements Domain {
        public Categorical {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice has no values\nMaybe list at least one.");
            }
            if (values.stream().distinct().count() != values.size()) {
                throw new IllegalArgumentException("a choice lists a value twice: " + values);
            }
        }
    }

    /** Whole numbers {@code from, from + step, ...} up to {@code to}; logarithmic = neighbours by ratio, sampled so. */
    record IntegerRange(long from, long to, long step, boolean logarithmic) implements Domain {
        public IntegerRange {
            if (from > to || step < 1 || (logarithmic && from < 1)) {
                throw new IllegalArgumentException("range " + from + ".." + to + " step " + step
                        + ": needs from <= to, step >= 1, and from >= 1 where logarithmic");
            }
        }
    }

    /** Any number of an interval. */
    record RealRange(double from, double to, boolean logarithmic) implements Domain {
        public RealRange {
            if (!(from < to) || (logarithmic && !(from > 0))) {
                throw new IllegalArgumentException(
                        "interval " + from + ".." + to + ": needs from < to, and from > 0 where logarithmic");
            }
        }
    }
}
