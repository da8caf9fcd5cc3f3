package org.nasturtium.engine.strategy;

import java.util.Arrays;
import java.util.List;

/**
 * From the least to the most that each objective costs, by which costs of different units are made comparable.
 *
 * @param least one an objective; infinite where nothing was measured
 * @param most one an objective
 */
record CostRange(double[] least, double[] most) {
    /** What all of these have measured; they share their objectives. */
    static CostRange of(List<History> histories) {
        int objectives = histories.get(0).objectives().size();
        double[] least = new double[objectives];
        double[] most = new double[objectives];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        Arrays.fill(most, Double.NEGATIVE_INFINITY);
        for (History history : histories) {
            for (int place = 0; place < history.size(); place++) {
                double[] costs = history.costs(place);
                for (int k = 0; costs != null && k < objectives; k++) {
                    least[k] = Math.min(least[k], costs[k]);
                    most[k] = Math.max(most[k], costs[k]);
                }
            }
        }
        return new CostRange(least, most);
    }

    /** 0 for the least, 1 for the most; 0 where all cost the same. */
    double scaled(int objective, double cost) {
        double width = most[objective] - least[objective];
        return width > 0 ? (cost - least[objective]) / width : 0;
    }
}
