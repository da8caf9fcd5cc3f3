package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.statistics.PairedTest;

/** Says what a comparison found, and no more than its seeds can carry. */
final class Answer {
    private static final double LEVEL = 0.05;
    private static final int LEAST_FOR_RANKS = 6;
    private static final List<String> SCORES = List.of("accuracy", "f1", "r2");

    private final Comparison comparison;
    private final PairedTest[][] tests;

    private Answer(Comparison comparison) {
        this.comparison = comparison;
        this.tests = comparison.tests();
    }

    static List<String> sentences(Comparison comparison) {
        Answer answer = new Answer(comparison);
        List<String> sentences = new ArrayList<>();
        for (int s = 1; s < comparison.strategies().size(); s++) {
            sentences.add(answer.against(s, 0));
        }
        if (sentences.isEmpty()) {
            sentences.add("only random search ran: there is nothing to compare it with");
        } else if (comparison.strategies().size() > 2) {
            sentences.add(answer.leader());
        }
        return sentences;
    }

    /** The best mean against the next one. */
    private String leader() {
        List<Standing> standings = comparison.standings();
        List<Integer> order = new ArrayList<>();
        for (int s = 0; s < standings.size(); s++) {
            if (standings.get(s).values().count() > 0) {
                order.add(s);
            }
        }
        order.sort((a, b) -> (comparison.objective().maximize() ? -1 : 1)
                * Double.compare(
                        standings.get(a).values().mean(),
                        standings.get(b).values().mean()));
        return order.size() < 2
                ? "fewer than two strategies completed a trial: none leads"
                : "best mean: " + against(order.get(0), order.get(1));
    }

    private String against(int a, int b) {
        PairedTest test = tests[a][b];
        String first = comparison.strategies().get(a).toString();
        String second = comparison.strategies().get(b).toString();
        String leftOut = test.leftOut() == 0
                ? ""
                : " (" + test.leftOut() + " of " + comparison.seeds()
                        + " seeds left out, on which one of them completed nothing)";
        if (test.pairs() == 0) {
            return first + " and " + second + ": no seed on which both completed a trial: no claim";
        }
        if (test.pairs() == 1) {
            return first + " and " + second + ": n = 1: no claim" + leftOut + " (difference "
                    + amount(test.difference()) + ")";
        }
        if (test.equal() == test.pairs()) {
            return first + " and " + second + " are equal on all " + test.pairs() + " seeds" + leftOut;
        }
        if (!(test.p() < LEVEL)) {
            return first + " and " + second + " are not distinguishable with " + test.pairs() + " seeds: "
                    + numbers(test) + leftOut;
        }
        return first + (test.difference() > 0 ? " beat " : " was worse than ") + second + ": " + numbers(test)
                + (test.signedRankP() < LEVEL
                        ? ""
                        : test.pairs() < LEAST_FOR_RANKS
                                ? "; with fewer than " + LEAST_FOR_RANKS
                                        + " seeds this rests on differences that are normally" + " distributed"
                                : String.format(
                                        Locale.ROOT,
                                        "; the signed-rank test does not agree (p = %s)",
                                        p(test.signedRankP())))
                + leftOut;
    }

    private String numbers(PairedTest test) {
        String how = Double.isNaN(test.effect()) ? "the same on every seed, signed-rank" : "paired t";
        return amount(test.difference()) + ", 95 % interval [" + plain(test.low()) + ", " + plain(test.high())
                + "], p = "
                + p(test.p()) + " (" + how + (comparison.pairs() > 1 ? ", Holm-corrected" : "") + ", " + test.pairs()
                + " seeds)";
    }

    /** Positive = better, whichever way is better. */
    private String amount(double difference) {
        return (difference > 0 ? "+" : "") + plain(difference) + unit();
    }

    private String unit() {
        return isScore() ? " points" : comparison.objective().maximize() ? "" : " less";
    }

    private boolean isScore() {
        return SCORES.contains(comparison.objective().metric());
    }

    private String plain(double difference) {
        if (isScore()) {
            return decimals(difference * 100);
        }
        Metric metric = Metric.find(comparison.objective().metric());
        return metric != null && !metric.unit().isEmpty() ? metric.text(difference) : decimals(difference);
    }

    /** Two decimals, or as many as it takes to show two digits of a small number. */
    private static String decimals(double value) {
        double size = Math.abs(value);
        int decimals = size == 0 || size >= 0.1 ? 2 : Math.min(8, 1 - (int) Math.floor(Math.log10(size)));
        return String.format(Locale.ROOT, "%." + (size >= 1000 ? 0 : decimals) + "f", value);
    }

    static String p(double p) {
        return p < 1e-4
                ? String.format(Locale.ROOT, "%.0e", p)
                : String.format(Locale.ROOT, p < 0.001 ? "%.4f" : p < 0.1 ? "%.3f" : "%.2f", p);
    }
}
