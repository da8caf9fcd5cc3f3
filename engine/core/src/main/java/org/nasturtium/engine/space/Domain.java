package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The values that one decision may take: String, Long or Double. */
public sealed interface Domain {
    /** How many values there are; an interval counts as one. */
    long count();

    boolean contains(Object value);

    /** All values in order; the middle alone for an interval. */
    List<Object> values();

    /** The value in the middle: of sorted numbers, of the interval; the first of words. */
    Object middle();

    /** Draws a value: uniformly, by ratio where logarithmic. */
    Object draw(RandomGenerator random);

    /** The values next to one: all others of a choice, a step to both sides of a range, two steps of an interval. */
    List<Object> near(Object value);

    /** How many features a value becomes. */
    int width();

    /** Writes the features of a value: one-hot for a choice, a number in 0..1 for a range. */
    void encode(Object value, double[] features, int at);

    /** The value at a place of 0..1, the inverse of the number that ranges are encoded as. */
    Object at(double place);

    /** For a message: {@code 16, 32, 64} or {@code 1..9 step 2}. */
    String words();

    /** Whether there is more than one value. */
    default boolean canChange() {
        return count() > 1;
    }

    /** Draws a value other than this one, from a domain that has one. */
    default Object drawOther(Object value, RandomGenerator random) {
        Object other = draw(random);
        while (other.equals(value)) {
            other = draw(random);
        }
        return other;
    }

    /** The one value with this text. */
    default Object read(String text) {
        return values().stream()
                .filter(value -> value.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("`" + text + "` is not one of " + words()));
    }

    /** How a value is kept: Long for whole numbers, Double for others, {@code yes}/{@code no}, else its text. */
    static Object normal(Object value) {
        if (value instanceof Long || value instanceof Double || value instanceof String) {
            return value;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value instanceof Boolean yes) {
            return yes ? "yes" : "no";
        }
        return value instanceof Enum<?> word ? word.name().toLowerCase(Locale.ROOT) : value.toString();
    }

    /** Unordered values: words, numbers, booleans (as {@code yes}/{@code no} words). */
    record Categorical(List<Object> values) implements Domain {
        public Categorical {
            values = values.stream().map(Domain::normal).toList();
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a choice has no values\nMaybe list at least one.");
            }
            if (values.stream().map(Object::toString).distinct().count() != values.size()) {
                throw new IllegalArgumentException("a choice lists a value twice: " + values);
            }
            for (Object value : values) {
                String text = value.toString();
                if (text.isEmpty() || text.contains(";") || !text.equals(text.strip())) {
                    throw new IllegalArgumentException(
                            "a choice's value `" + text + "` must not be empty, nor hold `;` or outer blanks");
                }
            }
        }

        @Override
        public long count() {
            return values.size();
        }

        @Override
        public boolean contains(Object value) {
            return values.contains(value);
        }

        @Override
        public Object middle() {
            if (!values.stream().allMatch(Number.class::isInstance)) {
                return values.get(0);
            }
            return values.stream()
                    .sorted(Comparator.comparingDouble(value -> ((Number) value).doubleValue()))
                    .toList()
                    .get((values.size() - 1) / 2);
        }

        @Override
        public Object draw(RandomGenerator random) {
            return values.get(random.nextInt(values.size()));
        }

        @Override
        public Object drawOther(Object value, RandomGenerator random) {
            int drawn = random.nextInt(values.size() - 1);
            return values.get(drawn < values.indexOf(value) ? drawn : drawn + 1);
        }

        @Override
        public List<Object> near(Object value) {
            return values.stream().filter(other -> !other.equals(value)).toList();
        }

        @Override
        public int width() {
            return values.size();
        }

        @Override
        public void encode(Object value, double[] features, int at) {
            features[at + values.indexOf(value)] = 1;
        }

        @Override
        public Object at(double place) {
            return values.get((int) Math.max(0, Math.min(values.size() - 1, Math.floor(place * values.size()))));
        }

        @Override
        public String words() {
            return values.stream().map(Object::toString).collect(Collectors.joining(", "));
        }
    }

    /** Whole numbers {@code from, from + step, ...} up to {@code to}; logarithmic = neighbours by ratio, sampled so. */
    record IntegerRange(long from, long to, long step, boolean logarithmic) implements Domain {
        public IntegerRange {
            if (from > to || step < 1 || (logarithmic && from < 1)) {
                throw new IllegalArgumentException("range " + from + ".." + to + " step " + step
                        + ": needs from <= to, step >= 1, and from >= 1 where logarithmic");
            }
            to = from + Math.subtractExact(to, from) / step * step;
        }

        @Override
        public long count() {
            return (to - from) / step + 1;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof Long number && number >= from && number <= to && (number - from) % step == 0;
        }

        @Override
        public List<Object> values() {
            return LongStream.range(0, count())
                    .mapToObj(index -> (Object) (from + index * step))
                    .toList();
        }

        @Override
        public Object middle() {
            return logarithmic ? nearest(Math.sqrt((double) from * to)) : from + (count() - 1) / 2 * step;
        }

        @Override
        public Object draw(RandomGenerator random) {
            if (!logarithmic) {
                return from + random.nextLong(count()) * step;
            }
            double low = Math.log(from - Math.min(0.5, from / 2.0));
            return nearest(Math.exp(low + random.nextDouble() * (Math.log(to + step / 2.0) - low)));
        }

        @Override
        public Object drawOther(Object value, RandomGenerator random) {
            if (logarithmic) {
                return Domain.super.drawOther(value, random);
            }
            long drawn = random.nextLong(count() - 1);
            return from + (drawn < ((Long) value - from) / step ? drawn : drawn + 1) * step;
        }

        @Override
        public List<Object> near(Object value) {
            long at = (Long) value;
            TreeSet<Long> near = new TreeSet<>();
            near.add(logarithmic ? Math.min(nearest(at / 2.0), at - step) : at - step);
            near.add(logarithmic ? Math.max(nearest(at * 2.0), at + step) : at + step);
            return near.stream().filter(this::contains).map(Object.class::cast).toList();
        }

        private Long nearest(double value) {
            long index = Math.round((value - from) / step);
            return from + Math.max(0, Math.min(count() - 1, index)) * step;
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(Object value, double[] features, int at) {
            features[at] = scaled((Long) value, (double) from, (double) to, logarithmic);
        }

        @Override
        public Object at(double place) {
            return nearest(logarithmic ? from * Math.pow((double) to / from, place) : from + place * (to - from));
        }

        @Override
        public Object read(String text) {
            try {
                Long value = Long.valueOf(text);
                if (contains(value)) {
                    return value;
                }
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException("`" + text + "` is not a whole number of " + words(), noNumber);
            }
            throw new IllegalArgumentException("`" + text + "` is not in " + words());
        }

        @Override
        public String words() {
            return from + ".." + to + (step > 1 ? " step " + step : "") + (logarithmic ? " logarithmic" : "");
        }
    }

    /** Any number of an interval. */
    record RealRange(double from, double to, boolean logarithmic) implements Domain {
        public RealRange {
            if (!(from < to) || Double.isInfinite(to - from) || (logarithmic && !(from > 0))) {
                throw new IllegalArgumentException(
                        "interval " + from + ".." + to + ": needs from < to, and from > 0 where logarithmic");
            }
        }

        @Override
        public long count() {
            return 1;
        }

        @Override
        public boolean canChange() {
            return true;
        }

        @Override
        public boolean contains(Object value) {
            return value instanceof Double number && number >= from && number <= to;
        }

        @Override
        public List<Object> values() {
            return List.of(middle());
        }

        @Override
        public Object middle() {
            return at(0.5);
        }

        @Override
        public Object draw(RandomGenerator random) {
            return at(random.nextDouble());
        }

        /** A tenth and a third of the interval to both sides, cut at its ends. */
        @Override
        public List<Object> near(Object value) {
            double place = scaled((Double) value, from, to, logarithmic);
            TreeSet<Double> near = new TreeSet<>();
            for (double step : new double[] {-1.0 / 3, -0.1, 0.1, 1.0 / 3}) {
                near.add(at(Math.max(0, Math.min(1, place + step))));
            }
            near.remove((Double) value);
            return new ArrayList<>(near);
        }

        /** The number at a place of 0..1. Six significant digits are kept, so that the text of an architecture can be read. */
        @Override
        public Double at(double place) {
            double value = logarithmic ? from * Math.pow(to / from, place) : from + place * (to - from);
            double digits = value == 0 ? 1 : Math.pow(10, 5 - Math.floor(Math.log10(Math.abs(value))));
            return Math.max(from, Math.min(to, Math.round(value * digits) / digits));
        }

        @Override
        public int width() {
            return 1;
        }

        @Override
        public void encode(Object value, double[] features, int at) {
            features[at] = scaled((Double) value, from, to, logarithmic);
        }

        @Override
        public Object read(String text) {
            try {
                Double value = Double.valueOf(text);
                if (contains(value)) {
                    return value;
                }
            } catch (NumberFormatException noNumber) {
                throw new IllegalArgumentException("`" + text + "` is not a number of " + words(), noNumber);
            }
            throw new IllegalArgumentException("`" + text + "` is not in " + words());
        }

        @Override
        public String words() {
            return from + ".." + to + (logarithmic ? " logarithmic" : "");
        }
    }

    private static double scaled(double value, double from, double to, boolean logarithmic) {
        if (from == to) {
            return 0;
        }
        return logarithmic ? Math.log(value / from) / Math.log(to / from) : (value - from) / (to - from);
    }
}
