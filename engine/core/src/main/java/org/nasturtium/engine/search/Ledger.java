package org.nasturtium.engine.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.strategy.Trial;

/** What a search knows: which trials ended, which of them its strategy has observed, and how they rank. */
final class Ledger {
    private final List<Objective> objectives;
    private final Map<Integer, Trial> ended = new TreeMap<>();
    private final Map<Integer, Trial> observed = new LinkedHashMap<>();
    private List<Trial> front = List.of();
    private List<Trial> endedFront = List.of();
    private int sinceBetter;

    Ledger(List<Objective> objectives) {
        this.objectives = objectives;
    }

    void end(Trial trial) {
        ended.put(trial.id(), trial);
        // what was beaten once stays beaten, so that only the front has to be looked at
        List<Trial> candidates = with(endedFront, trial);
        candidates.sort(Comparator.comparingInt(Trial::id));
        endedFront = ParetoFront.of(candidates, objectives);
    }

    private static List<Trial> with(List<Trial> front, Trial trial) {
        List<Trial> candidates = new ArrayList<>(front);
        candidates.add(trial);
        return candidates;
    }

    @Nullable
    Trial ended(int id) {
        return ended.get(id);
    }

    /** Trials that ended, by id. */
    List<Trial> trials() {
        return List.copyOf(ended.values());
    }

    int count() {
        return ended.size();
    }

    /** The strategy has now seen this one; the front of the observed decides whether the search stalls. */
    void observe(Trial trial) {
        observed.put(trial.id(), trial);
        List<Trial> next = ParetoFront.of(with(front, trial), objectives);
        sinceBetter = next.contains(trial) ? 0 : sinceBetter + 1;
        front = next;
    }

    /** The trial with this id, once it was observed. */
    @Nullable
    Trial observed(int id) {
        return observed.get(id);
    }

    int observedCount() {
        return observed.size();
    }

    /** Observed trials in a row that did not better the front. */
    int sinceBetter() {
        return sinceBetter;
    }

    /** The best of all that ended; null if none was completed. */
    @Nullable
    Trial best() {
        return ParetoFront.knee(endedFront, objectives);
    }

    /** Where things stand, over all trials that ended. */
    SearchEvent.Standing standing(int total, Duration elapsed, @Nullable Duration left, String spent) {
        return new SearchEvent.Standing(count(), total, best(), endedFront, elapsed, left, spent);
    }
}
