package org.nasturtium.engine.strategy.surrogate;

import org.hipparchus.special.Erf;

/** The cumulative normal distribution from a table, to seven digits: for densities that are computed by the thousand. */
final class NormalTable {
    private static final int STEPS = 256;
    private static final double END = 8;
    private static final double[] TABLE = table();

    private NormalTable() {}

    private static double[] table() {
        int count = (int) (2 * END * STEPS) + 2;
        double[] table = new double[count];
        for (int i = 0; i < count; i++) {
            table[i] = Erf.erfc((END - (double) i / STEPS) / Math.sqrt(2)) / 2;
        }
        return table;
    }

    static double cumulative(double x) {
        if (x <= -END) {
            return 0;
        }
        if (x >= END) {
            return 1;
        }
        double place = (x + END) * STEPS;
        int at = (int) place;
        return TABLE[at] + (place - at) * (TABLE[at + 1] - TABLE[at]);
    }
}
