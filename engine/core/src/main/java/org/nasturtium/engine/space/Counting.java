package org.nasturtium.engine.space;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * How many members hang below each decision, and from it a choice of values that is uniform over members: a value is as
 * likely as the share of members that have it.
 */
final class Counting implements Chooser {
    private final Layout layout;
    private final BigInteger size;
    private final List<@Nullable Weights> weights;

    /** The values that something hangs below, with the cumulative share of members that have them. */
    private record Weights(List<Object> values, double[] cumulative) {}

    Counting(Layout layout) {
        this.layout = layout;
        this.weights = new ArrayList<>(Collections.nCopies(layout.size(), null));
        BigInteger[] counts = new BigInteger[layout.size()];
        for (int slot = layout.size() - 1; slot >= 0; slot--) {
            counts[slot] = count(slot, counts);
        }
        this.size = product(layout.roots(), counts);
    }

    private BigInteger count(int slot, BigInteger[] counts) {
        Map<Object, int[]> branches = layout.branches(slot);
        BigInteger total = BigInteger.valueOf(layout.domain(slot).count() - branches.size());
        if (branches.isEmpty()) {
            return total;
        }
        List<Object> values = List.copyOf(branches.keySet());
        List<BigInteger> each = new ArrayList<>();
        for (Object value : values) {
            each.add(product(layout.below(slot, value), counts));
        }
        total = each.stream().reduce(total, BigInteger::add);
        weights.set(slot, new Weights(values, cumulative(each, total)));
        return total;
    }

    private static double[] cumulative(List<BigInteger> each, BigInteger total) {
        double[] cumulative = new double[each.size()];
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < cumulative.length; i++) {
            sum = sum.add(each.get(i));
            cumulative[i] = new BigDecimal(sum)
                    .divide(new BigDecimal(total), MathContext.DECIMAL64)
                    .doubleValue();
        }
        return cumulative;
    }

    private static BigInteger product(int[] slots, BigInteger[] counts) {
        BigInteger product = BigInteger.ONE;
        for (int slot : slots) {
            product = product.multiply(counts[slot]);
        }
        return product;
    }

    BigInteger size() {
        return size;
    }

    /** Logarithmic ranges are drawn by ratio, so uniformly over members apart from them. */
    @Override
    public Object choose(int slot, RandomGenerator random) {
        Weights shares = weights.get(slot);
        Domain domain = layout.domain(slot);
        if (shares == null || (domain instanceof Domain.IntegerRange range && range.logarithmic())) {
            return domain.draw(random);
        }
        double drawn = random.nextDouble();
        for (int i = 0; i < shares.cumulative.length; i++) {
            if (drawn < shares.cumulative[i]) {
                return shares.values.get(i);
            }
        }
        Object rest = domain.draw(random);
        while (layout.branches(slot).containsKey(rest)) {
            rest = domain.draw(random);
        }
        return rest;
    }
}
