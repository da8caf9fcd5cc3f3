package org.nasturtium.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.compare.Comparison;
import org.nasturtium.engine.energy.EnergySpent;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.search.TestReport;
import org.nasturtium.engine.search.TestReport.ClassScore;
import org.nasturtium.engine.strategy.Trial;

/** What a search found, in words that say no more than is known. */
public final class Sentences {
    private static final List<String> SCORES = List.of("accuracy", "f1", "r2");

    private static final int COMPARISON_WIDTH = 160;

    private Sentences() {}

    /** One sentence: what was found, what it gained, in how many trials and how long. */
    public static String headline(SearchResult result) {
        Findings findings = Findings.of(result);
        String effort = counted(result.trials().size(), "trial") + ", " + Numbers.seconds(result.seconds());
        @Nullable Trial best = findings.best();
        if (best == null) {
            return capital(result.definition().strategy().title()) + " completed none of its " + effort + ".";
        }
        String gain = shortGain(findings);
        return capital(result.definition().strategy().title()) + " found " + found(findings, best)
                + (gain.isEmpty() ? "" : ", " + gain) + ", in " + effort + ".";
    }

    /**
     * What the search gained over the plain baseline, in points and in words, with what one run cannot tell; of several
     * objectives whether the front leaves it behind.
     */
    public static String gain(SearchResult result) {
        Findings findings = Findings.of(result);
        @Nullable Trial best = findings.best();
        @Nullable Trial baseline = findings.baseline();
        if (best == null) {
            return "Nothing was completed, so nothing was gained: " + result.reason();
        }
        String caveat = (isRepeated(result)
                        ? " Each score is the mean of "
                                + result.definition().training().repeats() + " trainings"
                                + spread(findings.first(), best) + ", but this is one search (n = 1)"
                        : " This is one seed (n = 1)")
                + ", and the best of many validation scores flatters:"
                + " repeat with other seeds, or read the test split, before calling it better.";
        if (baseline == null) {
            return "No plain baseline was trained, so what the search gained is not known." + caveat;
        }
        if (findings.objectives().size() > 1) {
            return besideTheFront(findings, baseline) + caveat;
        }
        Objective objective = findings.first();
        double ours = Findings.value(best, objective.metric());
        double plain = Findings.value(baseline, objective.metric());
        if (best.id() == baseline.id() || !objective.isBetter(ours, plain)) {
            return "The search found nothing with better " + objective.metric() + " than the plain baseline ("
                    + Numbers.metric(objective.metric(), plain) + ")." + caveat;
        }
        return "Against the space's plain baseline (" + Numbers.metric(objective.metric(), plain) + ") the best trial ("
                + Numbers.metric(objective.metric(), ours) + ") gains " + amount(objective, ours, plain) + "." + caveat;
    }

    /** Of several objectives: whether the plain baseline is on the front, or who dominates it. */
    private static String besideTheFront(Findings findings, Trial baseline) {
        List<Objective> objectives = findings.objectives();
        String plain = "the plain baseline (" + numbers(objectives, baseline) + ")";
        if (findings.front().contains(baseline)) {
            return "No trial dominates " + plain + ": it is on the front.";
        }
        List<Trial> better = findings.front().stream()
                .filter(trial -> ParetoFront.dominates(trial.metrics(), baseline.metrics(), objectives))
                .toList();
        Trial first = ParetoFront.of(better, List.of(objectives.get(0))).stream()
                .findFirst()
                .orElse(null);
        if (first == null || !Findings.isCompleted(baseline) || baseline.part() < first.part()) {
            return "The plain baseline has no result that could be ranked beside the front.";
        }
        return (better.size() == 1
                        ? "Trial " + first.id() + " (" + numbers(objectives, first) + ") dominates "
                        : better.size() + " trials of the front dominate ")
                + plain
                + (better.size() == 1 ? "." : ", as trial " + first.id() + " (" + numbers(objectives, first) + ").");
    }

    private static String numbers(List<Objective> objectives, Trial trial) {
        return objectives.stream()
                .map(objective -> objective.metric() + " "
                        + Numbers.metric(objective.metric(), Findings.value(trial, objective.metric())))
                .collect(Collectors.joining(", "));
    }

    /** What the search spent, how that is known and how sure it is; empty where nothing was trained. */
    public static String energy(SearchResult result) {
        EnergySpent energy = result.energy();
        return energy == null ? "" : "The search spent " + energy.sentence() + ".";
    }

    /** Whether each trial was trained several times; beside a table that was only said. */
    static boolean isRepeated(SearchResult result) {
        return result.definition().training().repeats() > 1
                && !result.definition().data().isTable();
    }

    private static String spread(Objective objective, Trial best) {
        double sd = Findings.value(best, Metric.sd(objective.metric()));
        return Double.isFinite(sd) ? " (the best trial's have sd " + Numbers.metric(objective.metric(), sd) + ")" : "";
    }

    /** Of several objectives: how large the front is, what it covers, which member is its knee; else the empty text. */
    public static String front(SearchResult result) {
        Findings findings = Findings.of(result);
        Trial knee = findings.best();
        if (findings.objectives().size() == 1 || knee == null) {
            return "";
        }
        ObjectiveBox box = result.box();
        return "The front has " + findings.front().size() + " of "
                + counted(result.trials().size(), "trial")
                + " and hypervolume " + Numbers.decimals(box.share(result.trials()), 3)
                + " (share of the box from " + reference(box) + " to the best of each). `best` is its knee, trial "
                + knee.id() + ", which gives up least.";
    }

    /** The worst corner of a box: {@code accuracy 0.412, params 64.2k}. */
    static String reference(ObjectiveBox box) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < box.worst().size(); i++) {
            String metric = box.objectives().get(i).metric();
            parts.add(metric + " " + Numbers.metric(metric, box.worst().get(i)));
        }
        return String.join(", ", parts);
    }

    /** What the test split said, with its standard error where the score is an accuracy. */
    public static String test(TestReport test) {
        Double accuracy = test.metrics().get("accuracy");
        if (accuracy == null) {
            return "On the test split: "
                    + test.metrics().entrySet().stream()
                            .sorted(java.util.Map.Entry.comparingByKey())
                            .map(metric -> metric.getKey() + " " + Numbers.metric(metric.getKey(), metric.getValue()))
                            .collect(Collectors.joining(", "))
                    + ".";
        }
        int samples = test.perClass().stream().mapToInt(ClassScore::support).sum();
        String error = samples == 0
                ? ""
                : " ± " + Numbers.decimals(Math.sqrt(accuracy * (1 - accuracy) / samples), 3) + " (standard error, "
                        + samples + " samples)";
        return "The retrained winner has test accuracy " + Numbers.metric("accuracy", accuracy) + error + ".";
    }

    /** How the trials ended: {@code 41 trials: 39 completed, 2 failed}. */
    public static String counts(SearchResult result) {
        Findings findings = Findings.of(result);
        String parts = java.util.stream.Stream.of("completed", "stopped", "failed", "infeasible")
                .filter(status -> findings.count(status) > 0)
                .map(status -> findings.count(status) + " " + status)
                .collect(Collectors.joining(", "));
        return counted(result.trials().size(), "trial") + (parts.isEmpty() ? "" : ": " + parts);
    }

    /** What fits a terminal screen of 24 lines and 80 columns: headline, best trials, the winner, where files lie. */
    public static String summary(ReportInput input) {
        return Summary.of(input);
    }

    /** A comparison for a terminal: the answers, the table, what was compared. */
    public static String summary(Comparison comparison) {
        return String.join("\n", comparison.sentences()) + "\n\n"
                + TableText.of(Tables.comparison(comparison), COMPARISON_WIDTH) + "\n\n"
                + String.join("\n", comparison.notes());
    }

    private static String found(Findings findings, Trial best) {
        return findings.objectives().stream()
                        .map(objective -> Numbers.metric(objective.metric(), Findings.value(best, objective.metric()))
                                + " " + named(objective))
                        .collect(Collectors.joining(", "))
                + (findings.objectives().size() > 1
                        ? " (the knee of a front of " + findings.front().size() + ")"
                        : "");
    }

    private static String named(Objective objective) {
        return SCORES.contains(objective.metric()) || objective.metric().equals("loss")
                ? "validation " + objective.metric()
                : objective.metric();
    }

    private static String shortGain(Findings findings) {
        Trial best = findings.best();
        Trial baseline = findings.baseline();
        if (best == null || baseline == null || findings.objectives().size() > 1) {
            return "";
        }
        Objective objective = findings.first();
        double ours = Findings.value(best, objective.metric());
        double plain = Findings.value(baseline, objective.metric());
        if (!Double.isFinite(plain)) {
            return "";
        }
        if (ours == plain) {
            return "no better than the plain baseline";
        }
        return SCORES.contains(objective.metric())
                ? Numbers.points(ours - plain) + " points over the plain baseline"
                : "against " + Numbers.metric(objective.metric(), plain) + " of the plain baseline";
    }

    private static String amount(Objective objective, double ours, double plain) {
        return SCORES.contains(objective.metric())
                ? Numbers.decimals(Math.abs(ours - plain) * 100, 1) + " points of " + objective.metric()
                : Numbers.metric(objective.metric(), Math.abs(ours - plain)) + " of " + objective.metric() + " ("
                        + Numbers.decimals(100 * Math.abs(ours - plain) / Math.abs(plain), 0) + " %)";
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String capital(String words) {
        return words.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + words.substring(1);
    }

    /** Breaks text into lines of at most {@code width} characters, at blanks where there are any. */
    static List<String> wrapped(String text, int width) {
        List<String> lines = new ArrayList<>();
        String left = text.strip();
        while (left.length() > width) {
            int blank = left.lastIndexOf(' ', width);
            int end = blank > 0 ? blank : width;
            lines.add(left.substring(0, end));
            left = left.substring(end).strip();
        }
        lines.add(left);
        return lines;
    }
}
