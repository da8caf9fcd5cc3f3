package org.nasturtium.engine.energy;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with two digits that count: no source here knows more. */
final class Amounts {
    private static final MathContext TWO = new MathContext(2);

    private Amounts() {}

    /** {@code 0.84}, {@code 12}, {@code 190}. */
    static String text(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(TWO);
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    /** All digits that a person gave. */
    static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
