package org.nasturtium.engine.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.NormalDistribution;

/**
 * Wilcoxon's signed-rank test (1945) with Pratt's rule for zeros (1959): zeros are ranked, then left out. Exact given
 * the ties up to 200 pairs, by counting sign patterns; normal beyond.
 */
final class SignedRank {
    private static final int MOST_EXACT = 200;

    private SignedRank() {}

    /** Two-sided p of "the differences lie symmetrically around zero"; 1 if all are zero. */
    static double p(double... differences) {
        double[] ranks = Ranks.of(Arrays.stream(differences).map(Math::abs).toArray());
        int[] doubled = new int[differences.length];
        int kept = 0;
        long positive = 0;
        long all = 0;
        for (int i = 0; i < differences.length; i++) {
            if (differences[i] != 0) {
                int rank = (int) Math.round(2 * ranks[i]);
                doubled[kept++] = rank;
                all += rank;
                positive += differences[i] > 0 ? rank : 0;
            }
        }
        if (kept == 0) {
            return 1;
        }
        int[] weights = Arrays.copyOf(doubled, kept);
        long less = Math.min(positive, all - positive);
        return Math.min(1, 2 * (kept <= MOST_EXACT ? exact(weights, less, all) : normal(weights, less, all)));
    }

    /** Share of all sign patterns whose positive ranks sum to at most this. */
    private static double exact(int[] weights, long most, long all) {
        double[] share = new double[Math.toIntExact(all) + 1];
        share[0] = 1;
        int reached = 0;
        for (int weight : weights) {
            reached += weight;
            for (int sum = reached; sum >= 0; sum--) {
                share[sum] = 0.5 * (share[sum] + (sum >= weight ? share[sum - weight] : 0));
            }
        }
        double below = 0;
        for (int sum = 0; sum <= most; sum++) {
            below += share[sum];
        }
        return below;
    }

    private static double normal(int[] weights, long most, long all) {
        double variance = Arrays.stream(weights)
                        .mapToDouble(weight -> weight * (double) weight)
                        .sum()
                / 4;
        return new NormalDistribution().cumulativeProbability((most + 1 - all / 2.0) / Math.sqrt(variance));
    }
}
