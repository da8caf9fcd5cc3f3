package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ObjectiveBox;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.statistics.Sample;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;

/**
 * One search beside random search, which every search is owed (Li and Talwalkar 2019). One search says nothing of its
 * strategy, so this makes no claim about it; a comparison over several seeds does.
 *
 * @param how what stands on the other side
 * @param objective by which both are judged: what the search itself saw, never the test; of several objectives the
 *     hypervolume of the front, in one box around all trials of both sides
 * @param trials of this search, as many as random search had; of an own phase, the random ones
 * @param epochs that each side cost, where some trials were cheaper ones and random search had another number; else null
 * @param found what the search's best, or its front, is worth
 * @param random the same of each random search; of an own phase its best alone
 */
public record VersusRandom(
        How how, Objective objective, int trials, @Nullable Double epochs, double found, List<Double> random) {
    private static final String WHAT = "versusRandom ";

    /** Where the random side comes from. */
    public enum How {
        /** Random searches of the same cost, looked up in the same table. */
        TABLE,
        /** Random searches of the same cost that were asked for. */
        SEARCHES,
        /** The random trials that the search itself began with: they cost less than the whole search. */
        OWN_PHASE
    }

    public VersusRandom {
        random = List.copyOf(random);
    }

    /** From the random trials that a search began with; null if there are fewer than two. */
    static @Nullable VersusRandom ofOwnPhase(SearchResult result) {
        if (result.definition().strategy().name().equals("random")) {
            return null;
        }
        List<Trial> drawn = new ArrayList<>();
        for (Trial trial : result.trials()) {
            if (trial.origin().startsWith("drawn uniformly")
                    || trial.origin().startsWith("drawn decision")
                    || trial.origin().equals("random")) {
                drawn.add(trial);
            } else if (!trial.origin().equals("baseline")) {
                break;
            }
        }
        Trial best = ParetoFront.best(result.trials(), result.definition().objectives());
        Trial drawnBest = ParetoFront.best(drawn, result.definition().objectives());
        if (drawn.size() < 2 || best == null || drawnBest == null || best.part() != drawnBest.part()) {
            return null;
        }
        ToDoubleFunction<List<Trial>> worth = worth(result.definition(), result.trials());
        return new VersusRandom(
                How.OWN_PHASE,
                result.definition().judgedBy(),
                drawn.size(),
                null,
                worth.applyAsDouble(result.trials()),
                List.of(worth.applyAsDouble(drawn)));
    }

    /** Against other searches; null if none of one side completed a trial. */
    static @Nullable VersusRandom of(How how, SearchResult result, List<SearchResult> random) {
        List<Trial> all = new ArrayList<>(result.trials());
        random.forEach(other -> all.addAll(other.trials()));
        ToDoubleFunction<List<Trial>> worth = worth(result.definition(), all);
        double found = worth.applyAsDouble(result.trials());
        List<Double> values = random.stream()
                .map(other -> worth.applyAsDouble(other.trials()))
                .filter(Double::isFinite)
                .toList();
        return !Double.isFinite(found) || values.isEmpty()
                ? null
                : new VersusRandom(
                        how,
                        result.definition().judgedBy(),
                        result.trials().size(),
                        result.cost().epochs(),
                        found,
                        values);
    }

    /** What the trials of one search found; NaN if none was completed. */
    private static ToDoubleFunction<List<Trial>> worth(SearchDefinition definition, List<Trial> all) {
        List<Objective> objectives = definition.objectives();
        ObjectiveBox box = ObjectiveBox.around(all, objectives);
        return trials -> {
            Trial best = ParetoFront.best(trials, objectives);
            if (best == null) {
                return Double.NaN;
            }
            return objectives.size() > 1
                    ? box.share(trials)
                    : best.metrics().getOrDefault(objectives.get(0).metric(), Double.NaN);
        };
    }

    /** Random searches that this one is better than. */
    public long better() {
        return random.stream().filter(other -> objective.isBetter(found, other)).count();
    }

    /** Random searches that found exactly as much. */
    public long equal() {
        return random.stream().filter(other -> other == found).count();
    }

    /** For a person. */
    public String sentence() {
        if (how == How.OWN_PHASE) {
            return "Its own random phase (" + trials + " trials) had reached " + what() + text(random.get(0))
                    + ", the whole search " + text(found) + ": not the same cost and one run (n = 1), so no claim.";
        }
        Sample sample =
                Sample.of(random.stream().mapToDouble(Double::doubleValue).toArray());
        String spread = random.size() < 2 ? "" : " (sd " + text(sample.sd()) + ")";
        String cost = epochs == null ? trials + " trials" : Spending.plain(epochs) + " epochs of training";
        return "Random search of the same cost (" + cost + ", " + random.size()
                + (random.size() == 1 ? " seed" : " seeds") + (how == How.TABLE ? ", same table" : "") + "): "
                + what() + text(sample.mean()) + spread + "; this search: " + text(found) + ", better than " + better()
                + " of "
                + random.size() + (equal() == 0 ? "" : ", equal to " + equal()) + ". One run (n = 1): no claim.";
    }

    private String what() {
        return objective.equals(ObjectiveBox.HYPERVOLUME) ? "hypervolume " : "";
    }

    private String text(double value) {
        if (objective.equals(ObjectiveBox.HYPERVOLUME)) {
            return String.format(Locale.ROOT, "%.3f", value);
        }
        Metric metric = Metric.find(objective.metric());
        return metric == null ? String.format(Locale.ROOT, "%.4g", value) : metric.text(value);
    }

    /** For the journal. */
    JournalEvent.Used event(double elapsed) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("found", found);
        metrics.put("trials", (double) trials);
        if (epochs != null) {
            metrics.put("epochs", epochs);
        }
        for (int i = 0; i < random.size(); i++) {
            metrics.put("random." + i, random.get(i));
        }
        return new JournalEvent.Used(elapsed, WHAT + how, 0, metrics, sentence());
    }

    /** What a journal says; null for another event. */
    static @Nullable VersusRandom read(JournalEvent event, Objective objective) {
        if (!(event instanceof JournalEvent.Used used) || !used.what().startsWith(WHAT)) {
            return null;
        }
        List<Double> random = new ArrayList<>();
        for (int i = 0; used.metrics().containsKey("random." + i); i++) {
            random.add(used.metrics().get("random." + i));
        }
        return new VersusRandom(
                How.valueOf(used.what().substring(WHAT.length())),
                objective,
                used.metrics().getOrDefault("trials", 0.0).intValue(),
                used.metrics().get("epochs"),
                used.metrics().getOrDefault("found", Double.NaN),
                random);
    }
}
