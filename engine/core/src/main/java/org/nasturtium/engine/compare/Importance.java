package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.nasturtium.engine.evaluate.Evaluated;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.strategy.Trial;

/**
 * Which decisions mattered: the share of the objective's variance over the trials that each decision's own effect
 * explains, in the manner of the functional analysis of variance of Hutter, Hoos and Leyton-Brown (2014), with an
 * additive model in place of their forest.
 *
 * <p>The model gives each value of a decision (a range in four parts, an absent decision as a value of its own) an
 * effect, shrunk toward zero by one imagined trial of the mean, and is fitted by turns (backfitting). A share is the
 * variance of the decision's effects over the trials as they were tried, so a strategy that tried few values shows
 * little of a decision, and interactions are in the rest. The share counts only what helps to foresee trials that were
 * left out (five folds): a decision that explains nothing there has about zero, and may fall below it by chance.
 *
 * @param objective whose variance
 * @param trials that took part: completed ones of the highest fidelity
 * @param explained share of the variance of trials that were left out which the whole model foresees
 * @param shares decision to its share, the largest first
 */
public record Importance(Objective objective, int trials, double explained, Map<String, Double> shares) {
    /** Fewer trials are not looked at. */
    public static final int LEAST_TRIALS = 10;

    private static final int FOLDS = 5;
    private static final int TURNS = 20;
    private static final int PARTS = 4;

    /** Of the first objective. */
    public static Importance of(SearchResult result) {
        return of(result.trials(), result.definition().objectives().get(0));
    }

    /** Of any objective of these trials; without shares if there are fewer than {@value #LEAST_TRIALS}. */
    public static Importance of(List<Trial> all, Objective objective) {
        double most = all.stream().mapToDouble(Evaluated::part).max().orElse(1);
        List<Trial> trials = all.stream()
                .filter(trial -> trial.outcome() instanceof Outcome.Completed && trial.part() == most)
                .filter(trial -> Double.isFinite(value(trial, objective)))
                .toList();
        if (trials.size() < LEAST_TRIALS) {
            return new Importance(objective, trials.size(), Double.NaN, Map.of());
        }
        Map<String, int[]> levels = levels(trials);
        double[] y =
                trials.stream().mapToDouble(trial -> value(trial, objective)).toArray();
        double total = squares(y, mean(y));
        if (!(total > 0)) {
            return new Importance(objective, trials.size(), Double.NaN, Map.of());
        }
        Map<String, double[]> foreseen = foreseen(levels, y);
        double[] sum = new double[y.length];
        foreseen.values().forEach(effects -> {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += effects[i];
            }
        });
        double left = left(y, sum);
        Map<String, Double> shares = new LinkedHashMap<>();
        foreseen.entrySet().stream()
                .map(entry -> Map.entry(entry.getKey(), gain(y, sum, entry.getValue(), left) / total))
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(entry -> shares.put(entry.getKey(), entry.getValue()));
        return new Importance(objective, trials.size(), 1 - left / total, shares);
    }

    public Importance {
        shares = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(shares));
    }

    /** For a person; says how much the trials can carry. */
    public String sentence() {
        if (shares.isEmpty()) {
            return trials < LEAST_TRIALS
                    ? "importance of decisions: " + trials + " completed trials are too few (at least " + LEAST_TRIALS
                            + ")"
                    : "importance of decisions: all trials have the same " + objective.metric();
        }
        Map.Entry<String, Double> first = shares.entrySet().iterator().next();
        String rest = String.format(
                java.util.Locale.ROOT,
                " (%d trials; the model foresees %.0f %% of the variance of trials that it has not seen%s)",
                trials,
                100 * Math.max(0, explained),
                explained < 0.3 ? ", so read this with doubt" : "");
        return String.format(
                        java.util.Locale.ROOT,
                        "`%s` mattered most for %s: %.0f %% of the variance",
                        first.getKey(),
                        objective.metric(),
                        100 * first.getValue())
                + rest;
    }

    @Override
    public String toString() {
        return sentence();
    }

    private static double value(Trial trial, Objective objective) {
        return trial.metrics().getOrDefault(objective.metric(), Double.NaN);
    }

    /** What remains unexplained if one decision's effects are taken away, over what remains with them. */
    private static double gain(double[] y, double[] sum, double[] effects, double left) {
        double[] without = sum.clone();
        for (int i = 0; i < without.length; i++) {
            without[i] -= effects[i];
        }
        return left(y, without) - left;
    }

    private static double left(double[] y, double[] foreseen) {
        double mean = mean(y);
        double left = 0;
        for (int i = 0; i < y.length; i++) {
            left += (y[i] - mean - foreseen[i]) * (y[i] - mean - foreseen[i]);
        }
        return left;
    }

    /** Each trial's effects as a model says that was fitted without its fold. */
    private static Map<String, double[]> foreseen(Map<String, int[]> levels, double[] y) {
        Map<String, double[]> foreseen = new LinkedHashMap<>();
        levels.keySet().forEach(name -> foreseen.put(name, new double[y.length]));
        for (int fold = 0; fold < FOLDS; fold++) {
            Map<String, double[]> effects = fit(levels, y, fold);
            for (Map.Entry<String, int[]> decision : levels.entrySet()) {
                double[] own = effects.getOrDefault(decision.getKey(), new double[0]);
                for (int i = fold; i < y.length; i += FOLDS) {
                    foreseen.getOrDefault(decision.getKey(), new double[0])[i] = own[decision.getValue()[i]];
                }
            }
        }
        return foreseen;
    }

    private static Map<String, double[]> fit(Map<String, int[]> levels, double[] y, int fold) {
        double mean = 0;
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (i % FOLDS != fold) {
                mean += y[i];
                count++;
            }
        }
        double[] residual = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            residual[i] = y[i] - mean / count;
        }
        Map<String, double[]> effects = new LinkedHashMap<>();
        levels.forEach((name, of) ->
                effects.put(name, new double[java.util.Arrays.stream(of).max().orElse(0) + 1]));
        for (int turn = 0; turn < TURNS; turn++) {
            levels.forEach((name, of) -> refit(of, effects.getOrDefault(name, new double[0]), residual, fold));
        }
        return effects;
    }

    /** Sets one decision's effects anew, given all the others'. */
    private static void refit(int[] levels, double[] effects, double[] residual, int fold) {
        double[] sums = new double[effects.length];
        int[] counts = new int[effects.length];
        for (int i = 0; i < residual.length; i++) {
            residual[i] += effects[levels[i]];
            if (i % FOLDS != fold) {
                sums[levels[i]] += residual[i];
                counts[levels[i]]++;
            }
        }
        for (int level = 0; level < effects.length; level++) {
            effects[level] = sums[level] / (counts[level] + 1);
        }
        for (int i = 0; i < residual.length; i++) {
            residual[i] -= effects[levels[i]];
        }
    }

    /** Each decision that was tried in more than one way, and the number of each trial's value. */
    private static Map<String, int[]> levels(List<Trial> trials) {
        Map<String, List<Object>> values = new TreeMap<>();
        for (Trial trial : trials) {
            trial.architecture()
                    .values()
                    .keySet()
                    .forEach(name -> values.computeIfAbsent(name, any -> new ArrayList<>()));
        }
        Map<String, int[]> levels = new LinkedHashMap<>();
        values.keySet().forEach(name -> {
            List<Object> own = trials.stream()
                    .map(trial -> trial.architecture().values().getOrDefault(name, "absent"))
                    .toList();
            int[] numbers = numbers(own);
            if (java.util.Arrays.stream(numbers).max().orElse(0) > 0) {
                levels.put(name, numbers);
            }
        });
        return levels;
    }

    private static int[] numbers(List<Object> values) {
        List<Object> distinct = values.stream().distinct().toList();
        double[] sorted = values.stream()
                .filter(Number.class::isInstance)
                .mapToDouble(value -> ((Number) value).doubleValue())
                .sorted()
                .toArray();
        boolean cut = distinct.size() > 2 * PARTS && sorted.length > 0;
        return values.stream()
                .mapToInt(value -> {
                    if (!cut) {
                        return distinct.indexOf(value);
                    }
                    if (!(value instanceof Number number)) {
                        return PARTS;
                    }
                    int part = 0;
                    while (part < PARTS - 1
                            && number.doubleValue() > sorted[(part + 1) * (sorted.length - 1) / PARTS]) {
                        part++;
                    }
                    return part;
                })
                .toArray();
    }

    private static double mean(double[] y) {
        return java.util.Arrays.stream(y).average().orElse(0);
    }

    private static double squares(double[] y, double mean) {
        return java.util.Arrays.stream(y)
                .map(each -> (each - mean) * (each - mean))
                .sum();
    }
}
