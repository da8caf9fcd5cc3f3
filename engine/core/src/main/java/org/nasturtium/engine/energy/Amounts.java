package org.nasturtium.engine.energy;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers with as many digits as count. */
final class Amounts {
    /** Of a measurement. */
    static final int MEASURED = 3;

    /** Of an estimate. */
    static final int ROUGH = 2;

    private Amounts() {}

    /** {@code 0.841}, {@code 12}, {@code 190}. */
    static String text(double value, int digits) {
        BigDecimal rounded = BigDecimal.valueOf(value).round(new MathContext(digits));
        return (rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros()).toPlainString();
    }

    /** All digits that a person gave. */
    static String exact(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
