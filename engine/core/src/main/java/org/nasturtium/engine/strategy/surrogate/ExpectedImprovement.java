package org.nasturtium.engine.strategy.surrogate;

import org.hipparchus.special.Erf;

/** How much better than the best a normally distributed score is expected to be (Jones et al. 1998, "EGO"). */
final class ExpectedImprovement {
    private static final double LOW = -12;
    private static final double HIGH = 6;
    private static final int KNOTS = 1801;
    private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);
    private static final double[] TABLE = table();

    private ExpectedImprovement() {}

    private static double[] table() {
        double[] table = new double[KNOTS];
        for (int i = 0; i < KNOTS; i++) {
            table[i] = unit(LOW + i * (HIGH - LOW) / (KNOTS - 1));
        }
        return table;
    }

    /** The exact value. */
    static double of(double mean, double deviation, double best) {
        if (deviation <= 0) {
            return Math.max(0, mean - best);
        }
        return deviation * unit((mean - best) / deviation);
    }

    /** Never below the exact value, and near to it: the function is convex, so its chords lie above. */
    static double bound(double mean, double deviation, double best) {
        double u = (mean - best) / deviation;
        if (u >= HIGH - 0.02) {
            return deviation * (u + TABLE[KNOTS - 1] - HIGH + 1e-9);
        }
        if (u <= LOW) {
            return deviation * TABLE[0];
        }
        double place = (u - LOW) * ((KNOTS - 1) / (HIGH - LOW));
        int at = (int) place;
        double share = place - at;
        return deviation * (TABLE[at] + share * (TABLE[at + 1] - TABLE[at]));
    }

    private static double unit(double u) {
        double density = Math.exp(-u * u / 2) / SQRT_TWO_PI;
        if (u < -6) {
            // the asymptotic series, where the difference below would lose all digits
            double square = u * u;
            return density / square * (1 - 3 / square + 15 / (square * square));
        }
        return density + u * Erf.erfc(-u / Math.sqrt(2)) / 2;
    }
}
