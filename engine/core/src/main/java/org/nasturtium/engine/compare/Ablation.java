package org.nasturtium.engine.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.search.Reevaluation;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.space.Architecture;
import org.nasturtium.engine.space.SearchSpace;
import org.nasturtium.engine.strategy.Trial;

/**
 * Which of the winner's choices mattered: each is set back to what the plain network has, everything else stays, and the
 * changed architecture is evaluated again as the search would have (in the manner of Fawcett and Hoos 2016, one step).
 * One evaluation each, so a small difference is noise where networks are trained.
 *
 * @param objective by which the difference is taken
 * @param winner its value, as evaluated again beside the others
 * @param rows a choice each, the one that mattered most first
 * @param more choices that the budget did not reach
 */
public record Ablation(Objective objective, double winner, List<Row> rows, int more) {
    public Ablation {
        rows = List.copyOf(rows);
    }

    /**
     * A choice of the winner's that was set back.
     *
     * @param decision its name
     * @param chosen the winner's value
     * @param plain the value in its place
     * @param value what the architecture then came to; NaN if it failed
     * @param loss how much worse that is; negative = the plain value is better
     */
    public record Row(String decision, Object chosen, Object plain, double value, double loss) {}

    /**
     * Sets back every choice of the winner's, at most so many.
     *
     * @param evaluations the budget, the winner's own among them
     */
    public static Ablation of(SearchResult result, int evaluations) {
        if (evaluations < 2) {
            throw new IllegalArgumentException(
                    "ablate: budget of " + evaluations + " evaluations: needs at least 2, the winner and one change");
        }
        Objective objective = result.definition().objectives().get(0);
        SearchSpace space = result.definition().searched();
        Architecture best = result.best().architecture();
        List<String> decisions = new ArrayList<>();
        List<Architecture> changed = new ArrayList<>(List.of(best));
        Architecture plain = space.baseline();
        for (String decision : best.values().keySet()) {
            Architecture back = setBack(space, best, decision, plain.values().get(decision));
            if (back != null && !back.equals(best)) {
                decisions.add(decision);
                changed.add(back);
            }
        }
        int tried = Math.min(changed.size(), evaluations);
        List<Trial> trials = Reevaluation.of(result, changed.subList(0, tried), "ablation");
        double winner = value(trials, best, objective);
        List<Row> rows = new ArrayList<>();
        for (int i = 1; i < tried; i++) {
            double value = value(trials, changed.get(i), objective);
            String decision = decisions.get(i - 1);
            Object now = changed.get(i).values().get(decision);
            rows.add(new Row(
                    decision,
                    best.value(decision),
                    now == null ? "absent" : now,
                    value,
                    objective.maximize() ? winner - value : value - winner));
        }
        rows.sort((a, b) -> Double.compare(b.loss(), a.loss()));
        return new Ablation(objective, winner, rows, changed.size() - tried);
    }

    /** The nearest member with this decision changed; null where the plain network has no such decision or the same value. */
    private static @Nullable Architecture setBack(
            SearchSpace space, Architecture best, String decision, @Nullable Object plain) {
        Architecture nearest = null;
        long fewest = Long.MAX_VALUE;
        for (Architecture other : space.neighbours(best)) {
            Object value = other.values().get(decision);
            if (best.value(decision).equals(value)) {
                continue;
            }
            long differences = differences(best, other) + (value != null && value.equals(plain) ? 0 : 1_000);
            if (value != null && differences < fewest) {
                nearest = other;
                fewest = differences;
            }
        }
        return plain != null && plain.equals(best.value(decision)) ? null : nearest;
    }

    private static long differences(Architecture a, Architecture b) {
        return a.values().entrySet().stream()
                        .filter(entry -> !entry.getValue().equals(b.values().get(entry.getKey())))
                        .count()
                + b.values().keySet().stream().filter(name -> !a.has(name)).count();
    }

    private static double value(List<Trial> trials, Architecture architecture, Objective objective) {
        return trials.stream()
                .filter(trial -> trial.architecture().equals(architecture))
                .map(Trial::metrics)
                .mapToDouble(metrics -> metrics.getOrDefault(objective.metric(), Double.NaN))
                .findFirst()
                .orElse(Double.NaN);
    }

    /** For a person, a line a choice. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "winner: %s %.4f; each choice set back alone, one evaluation each:",
                objective.metric(),
                winner));
        for (Row row : rows) {
            text.append(String.format(
                    Locale.ROOT,
                    "%n  %s: %s instead of %s: %s",
                    row.decision(),
                    row.plain(),
                    row.chosen(),
                    Double.isNaN(row.value())
                            ? "failed"
                            : String.format(
                                    Locale.ROOT,
                                    "%.4f (%s)",
                                    row.value(),
                                    row.loss() == 0
                                            ? "no difference"
                                            : String.format(
                                                    Locale.ROOT,
                                                    "%.4f %s",
                                                    Math.abs(row.loss()),
                                                    row.loss() > 0 ? "worse" : "better"))));
        }
        if (more > 0) {
            text.append(String.format(Locale.ROOT, "%n  %d further choices are beyond the budget", more));
        }
        return text.toString();
    }

    /** What differs, decision to loss. */
    public Map<String, Double> losses() {
        Map<String, Double> losses = new java.util.LinkedHashMap<>();
        rows.forEach(row -> losses.put(row.decision(), row.loss()));
        return losses;
    }
}
