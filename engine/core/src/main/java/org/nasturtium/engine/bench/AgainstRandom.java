package org.nasturtium.engine.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.statistics.Holm;
import org.nasturtium.engine.statistics.PairedTest;

/**
 * Whether a strategy's reports are better than random search's with the same seeds.
 *
 * @param test its p is corrected after Holm (1979) for all strategies and budgets of the benchmark
 */
public record AgainstRandom(String strategy, int budget, PairedTest test) {
    private static final double LEVEL = 0.05;

    /** Tests every score against that of random search at its budget. */
    static List<AgainstRandom> of(List<StrategyScore> scores, List<StrategyScore> random, boolean higherIsBetter) {
        List<PairedTest> tests = new ArrayList<>();
        for (StrategyScore score : scores) {
            StrategyScore base = random.stream()
                    .filter(other -> other.budget() == score.budget())
                    .findFirst()
                    .orElseThrow();
            tests.add(PairedTest.of(score.reports(), base.reports(), higherIsBetter));
        }
        double[] p = Holm.correct(tests.stream().mapToDouble(PairedTest::p).toArray());
        List<AgainstRandom> corrected = new ArrayList<>();
        for (int i = 0; i < p.length; i++) {
            StrategyScore score = scores.get(i);
            corrected.add(new AgainstRandom(
                    score.strategy(), score.budget(), tests.get(i).withP(p[i])));
        }
        return corrected;
    }

    /** For a person. */
    public String sentence() {
        if (test.pairs() < 2) {
            return strategy + " at " + budget + ": n = 1, no claim";
        }
        String verdict = test.p() >= LEVEL
                ? " is not distinguishable from random search"
                : test.difference() > 0 ? " beat random search" : " was worse than random search";
        return String.format(
                Locale.ROOT,
                "%s%s at %d: %+.3f, 95 %% interval [%.3f, %.3f], p %s (paired, Holm-corrected)",
                strategy,
                verdict,
                budget,
                test.difference(),
                test.low(),
                test.high(),
                test.p() < 1e-16 ? "< 1e-16" : String.format(Locale.ROOT, "= %.2g", test.p()));
    }
}
