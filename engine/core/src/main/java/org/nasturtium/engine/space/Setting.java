package org.nasturtium.engine.space;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One argument of a block: a fixed value, or the values among which a search decides.
 *
 * @param domain what it may be; one value = fixed
 * @param plain what the baseline takes; null leaves it to the block
 */
public record Setting(Domain domain, @Nullable Object plain) {
    public Setting {
        if (plain != null && !domain.contains(plain)) {
            throw new IllegalArgumentException("the plain value " + plain + " is not one of " + domain.words());
        }
    }

    /** One value and no decision. */
    public static Setting of(Object value) {
        return choice(List.of(value));
    }

    /** A decision among listed values; one value = fixed. */
    public static Setting choice(List<?> values) {
        return new Setting(new Domain.Categorical(List.copyOf(values)), null);
    }

    /** A decision among listed values; one value = fixed. */
    public static Setting choice(Object first, Object... others) {
        List<Object> values = new ArrayList<>(List.of(others));
        values.add(0, first);
        return choice(values);
    }

    /** Whole numbers {@code from..to}, neighbours one apart. */
    public static Setting range(long from, long to) {
        return range(from, to, 1);
    }

    /** Whole numbers {@code from, from + step ...} up to {@code to}. */
    public static Setting range(long from, long to, long step) {
        return new Setting(new Domain.IntegerRange(from, to, step, false), null);
    }

    /** Whole numbers drawn by ratio: as often between 8 and 16 as between 16 and 32. */
    public static Setting logarithmic(long from, long to) {
        return new Setting(new Domain.IntegerRange(from, to, 1, true), null);
    }

    /** Any number of an interval. */
    public static Setting interval(double from, double to) {
        return new Setting(new Domain.RealRange(from, to, false), null);
    }

    /** Any number of an interval, drawn by ratio. */
    public static Setting logarithmicInterval(double from, double to) {
        return new Setting(new Domain.RealRange(from, to, true), null);
    }

    /** The same values with another plain one. */
    public Setting withPlain(Object value) {
        return new Setting(domain, Domain.normal(value));
    }

    /** Whether there is nothing to decide. */
    public boolean isFixed() {
        return !domain.canChange();
    }

    /** The decision that this argument is, unless it is fixed. */
    public Decision decision(String name) {
        return new Decision(name, domain, Map.of(), plain);
    }
}
