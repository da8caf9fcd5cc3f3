package org.nasturtium.engine.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Metric;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.statistics.Sample;
import org.nasturtium.engine.store.JournalEvent;
import org.nasturtium.engine.strategy.Trial;

/**
 * One search beside random search, which every search is owed (Li and Talwalkar 2019). One search says nothing of its
 * strategy, so this makes no claim about it; a comparison over several seeds does.
 *
 * @param how what stands on the other side
 * @param objective by which both are judged: what the search itself saw, never the test
 * @param trials that each side cost; of an own phase, the random ones
 * @param found the search's best
 * @param random best of each random search; of an own phase its best alone
 */
public record VersusRandom(How how, Objective objective, int trials, double found, List<Double> random) {
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

    /** From the random trials that a search began with; null if there are fewer than two, or several objectives. */
    static @Nullable VersusRandom ofOwnPhase(SearchResult result) {
        if (result.definition().objectives().size() > 1
                || result.definition().strategy().name().equals("random")) {
            return null;
        }
        Objective objective = result.definition().objectives().get(0);
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
        Trial best = ParetoFront.best(result.trials(), List.of(objective));
        Trial drawnBest = ParetoFront.best(drawn, List.of(objective));
        return drawn.size() < 2 || best == null || drawnBest == null || best.part() != drawnBest.part()
                ? null
                : new VersusRandom(
                        How.OWN_PHASE,
                        objective,
                        drawn.size(),
                        value(best, objective),
                        List.of(value(drawnBest, objective)));
    }

    /** Against other searches; null if none of one side completed a trial. */
    static @Nullable VersusRandom of(How how, SearchResult result, List<SearchResult> random) {
        Objective objective = result.definition().objectives().get(0);
        Trial best = ParetoFront.best(result.trials(), List.of(objective));
        List<Double> values = new ArrayList<>();
        for (SearchResult other : random) {
            Trial found = ParetoFront.best(other.trials(), List.of(objective));
            if (found != null) {
                values.add(value(found, objective));
            }
        }
        return best == null || values.isEmpty()
                ? null
                : new VersusRandom(how, objective, result.trials().size(), value(best, objective), values);
    }

    private static double value(Trial trial, Objective objective) {
        return trial.metrics().getOrDefault(objective.metric(), Double.NaN);
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
            return "Its own random phase (" + trials + " trials) had reached " + text(random.get(0))
                    + ", the whole search " + text(found) + ": not the same cost and one run (n = 1), so no claim.";
        }
        Sample sample =
                Sample.of(random.stream().mapToDouble(Double::doubleValue).toArray());
        String spread = random.size() < 2 ? "" : " (sd " + text(sample.sd()) + ")";
        return "Random search of the same cost (" + trials + " trials, " + random.size()
                + (random.size() == 1 ? " seed" : " seeds") + (how == How.TABLE ? ", same table" : "") + "): "
                + text(sample.mean()) + spread + "; this search: " + text(found) + ", better than " + better() + " of "
                + random.size() + (equal() == 0 ? "" : ", equal to " + equal()) + ". One run (n = 1): no claim.";
    }

    private String text(double value) {
        Metric metric = Metric.find(objective.metric());
        return metric == null ? String.format(Locale.ROOT, "%.4g", value) : metric.text(value);
    }

    /** For the journal. */
    JournalEvent.Used event(double elapsed) {
        Map<String, Double> metrics = new TreeMap<>();
        metrics.put("found", found);
        metrics.put("trials", (double) trials);
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
                used.metrics().getOrDefault("found", Double.NaN),
                random);
    }
}
