package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * Whether a strategy's reports are better than random search's with the same seeds: paired t test, two-sided.
 *
 * @param seeds pairs of runs
 * @param difference mean of the paired differences, positive = better than random search
 * @param halfWidth half the 95 % interval of it
 * @param p corrected after Holm (1979) for all strategies and budgets of the benchmark
 */
public record AgainstRandom(String strategy, int budget, int seeds, double difference, double halfWidth, double p) {
    private static final double LEVEL = 0.05;

    /** Tests every score against that of random search at its budget. */
    static List<AgainstRandom> of(List<StrategyScore> scores, List<StrategyScore> random, boolean higherIsBetter) {
        List<AgainstRandom> raw = new ArrayList<>();
        for (StrategyScore score : scores) {
            StrategyScore base = random.stream()
                    .filter(other -> other.budget() == score.budget())
                    .findFirst()
                    .orElseThrow();
            raw.add(paired(score, base.reports(), higherIsBetter ? 1 : -1));
        }
        return holm(raw);
    }

    private static AgainstRandom paired(StrategyScore score, double[] random, int sign) {
        double[] differences = score.reports();
        Arrays.setAll(differences, i -> sign * (differences[i] - random[i]));
        int n = differences.length;
        double mean = Arrays.stream(differences).average().orElse(0);
        double squares =
                Arrays.stream(differences).map(x -> (x - mean) * (x - mean)).sum();
        double error = n < 2 ? Double.NaN : Math.sqrt(squares / (n - 1) / n);
        if (!(error > 0)) {
            return new AgainstRandom(score.strategy(), score.budget(), n, mean, 0, error == 0 && mean != 0 ? 0 : 1);
        }
        TDistribution student = new TDistribution(n - 1);
        return new AgainstRandom(
                score.strategy(),
                score.budget(),
                n,
                mean,
                student.inverseCumulativeProbability(1 - LEVEL / 2) * error,
                2 * student.cumulativeProbability(-Math.abs(mean / error)));
    }

    private static List<AgainstRandom> holm(List<AgainstRandom> raw) {
        List<AgainstRandom> corrected = new ArrayList<>(raw);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            order.add(i);
        }
        order.sort(Comparator.comparingDouble(i -> raw.get(i).p()));
        double largest = 0;
        for (int rank = 0; rank < order.size(); rank++) {
            AgainstRandom test = raw.get(order.get(rank));
            largest = Math.max(largest, Math.min(1, test.p() * (order.size() - rank)));
            corrected.set(
                    order.get(rank),
                    new AgainstRandom(
                            test.strategy(),
                            test.budget(),
                            test.seeds(),
                            test.difference(),
                            test.halfWidth(),
                            largest));
        }
        return corrected;
    }

    /** For a person. */
    public String sentence() {
        String numbers = String.format(
                Locale.ROOT,
                "%+.3f, 95 %% interval [%.3f, %.3f], p %s (paired, Holm-corrected)",
                difference,
                difference - halfWidth,
                difference + halfWidth,
                p < 1e-16 ? "< 1e-16" : String.format(Locale.ROOT, "= %.2g", p));
        if (seeds < 2) {
            return strategy + " at " + budget + ": n = 1, no claim";
        }
        String verdict = p >= LEVEL
                ? " is not distinguishable from random search"
                : difference > 0 ? " beat random search" : " was worse than random search";
        return strategy + verdict + " at " + budget + ": " + numbers;
    }
}
