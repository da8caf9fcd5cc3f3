package org.nasturtium.engine.compare;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.statistics.Holm;
import org.nasturtium.engine.statistics.PairedTest;
import org.nasturtium.engine.statistics.Ranks;
import org.nasturtium.engine.statistics.Sample;
import org.nasturtium.engine.strategy.StrategyChoice;

/**
 * What a comparison found: a search for each strategy and seed, and what may be said of them.
 *
 * @param definition what was asked
 * @param folder where its searches lie, if they left files
 * @param runs strategy by strategy, each in the order of the seeds
 * @param objective what is compared, with its direction
 * @param words what the numbers are, a phrase
 * @param notes sentences that belong to the result
 */
public record Comparison(
        ComparisonDefinition definition,
        Path folder,
        List<ComparedRun> runs,
        Objective objective,
        String words,
        List<String> notes) {
    public Comparison {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** The strategies, random search first. */
    public List<StrategyChoice> strategies() {
        return definition.strategies();
    }

    public int seeds() {
        return definition.seeds().size();
    }

    /** A strategy's searches, in the order of the seeds. */
    public List<ComparedRun> runs(int strategy) {
        return runs.subList(strategy * seeds(), (strategy + 1) * seeds());
    }

    /** A strategy's numbers, in the order of the seeds; NaN where it completed nothing. */
    public double[] values(int strategy) {
        return runs(strategy).stream().mapToDouble(ComparedRun::value).toArray();
    }

    /** The row of each strategy, random search first. */
    public List<Standing> standings() {
        PairedTest[][] tests = tests();
        double[] ranks = ranks();
        List<Standing> standings = new ArrayList<>();
        for (int s = 0; s < strategies().size(); s++) {
            Sample sample = Sample.of(values(s));
            standings.add(new Standing(
                    strategies().get(s),
                    sample,
                    objective.maximize() ? sample.most() : sample.least(),
                    ranks[s],
                    seeds() - sample.count(),
                    runs(s).stream()
                            .mapToInt(run -> run.trials().size())
                            .average()
                            .orElse(0),
                    s == 0 ? null : tests[s][0]));
        }
        return standings;
    }

    /**
     * The paired test of each strategy (row) against each other (column); p is corrected after Holm for all pairs, as
     * any of them may be claimed. What lies on the diagonal compares a strategy with itself.
     */
    public PairedTest[][] tests() {
        int count = strategies().size();
        PairedTest[][] tests = new PairedTest[count][count];
        List<Double> p = new ArrayList<>();
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                tests[a][b] = PairedTest.of(values(a), values(b), objective.maximize());
                if (b < a) {
                    p.add(tests[a][b].p());
                }
            }
        }
        double[] corrected =
                Holm.correct(p.stream().mapToDouble(Double::doubleValue).toArray());
        int k = 0;
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < a; b++) {
                tests[a][b] = tests[a][b].withP(corrected[k]);
                tests[b][a] = tests[b][a].withP(corrected[k]);
                k++;
            }
        }
        return tests;
    }

    /** How many pairs are tested. */
    public int pairs() {
        return strategies().size() * (strategies().size() - 1) / 2;
    }

    /** On how many seeds each strategy (row) is better than each other (column); a search without a number loses. */
    public int[][] wins() {
        int count = strategies().size();
        int[][] wins = new int[count][count];
        for (int a = 0; a < count; a++) {
            double[] ours = values(a);
            for (int b = 0; b < count; b++) {
                double[] theirs = values(b);
                for (int seed = 0; seed < seeds(); seed++) {
                    boolean better = Double.isNaN(theirs[seed])
                            ? !Double.isNaN(ours[seed])
                            : objective.isBetter(ours[seed], theirs[seed]);
                    wins[a][b] += better ? 1 : 0;
                }
            }
        }
        return wins;
    }

    /** The mean place of each strategy, 1 = best; a search without a number has the last. */
    private double[] ranks() {
        double[] mean = new double[strategies().size()];
        for (int seed = 0; seed < seeds(); seed++) {
            double[] costs = new double[mean.length];
            for (int s = 0; s < mean.length; s++) {
                double value = runs(s).get(seed).value();
                costs[s] = objective.maximize() ? -value : value;
            }
            double[] ranks = Ranks.of(costs);
            for (int s = 0; s < mean.length; s++) {
                mean[s] += ranks[s] / seeds();
            }
        }
        return mean;
    }

    /** How a strategy's mean incumbent grew, with the 95 % t interval of the mean over the seeds. */
    public Band band(int strategy, IncumbentCurve.Cost cost) {
        List<ComparedRun> own = runs(strategy);
        double[] places = own.stream()
                .flatMap(run -> run.curve().steps().stream())
                .mapToDouble(cost::of)
                .sorted()
                .distinct()
                .toArray();
        double least = own.stream()
                .mapToDouble(run -> run.curve().total(cost))
                .filter(total -> total > 0)
                .min()
                .orElse(0);
        double[] shared = Arrays.stream(places).filter(place -> place <= least).toArray();
        return Band.of(own, cost, Band.thinned(shared));
    }

    /** The answer, a sentence a strategy. */
    public List<String> sentences() {
        return Answer.sentences(this);
    }

    /** The sentences, as a text. */
    @Override
    public String toString() {
        return String.join("\n", sentences());
    }
}
