package org.nasturtium.engine.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.nasturtium.engine.evaluate.Objective;
import org.nasturtium.engine.evaluate.Outcome;
import org.nasturtium.engine.evaluate.ParetoFront;
import org.nasturtium.engine.search.SearchResult;
import org.nasturtium.engine.strategy.Trial;

/**
 * What follows from a result and is told in several places.
 *
 * @param result what was found
 * @param best the winner: the knee of the front, or null if nothing was completed
 * @param baseline the trial of the space's plain baseline, or null
 * @param front the non-dominated trials
 */
record Findings(
        SearchResult result, @Nullable Trial best, @Nullable Trial baseline, List<Trial> front) {
    static Findings of(SearchResult result) {
        List<Objective> objectives = result.definition().objectives();
        List<Trial> front = ParetoFront.of(result.trials(), objectives);
        return new Findings(result, ParetoFront.knee(front, objectives), result.baseline(), front);
    }

    List<Objective> objectives() {
        return result.definition().objectives();
    }

    Objective first() {
        return objectives().get(0);
    }

    List<Trial> trials() {
        return result.trials();
    }

    /** The number of a metric; NaN where a trial has none. */
    static double value(Trial trial, String metric) {
        Double value = trial.metrics().get(metric);
        return value == null ? Double.NaN : value;
    }

    static boolean isCompleted(Trial trial) {
        return trial.outcome() instanceof Outcome.Completed;
    }

    /** How many trials ended in this way. */
    long count(String status) {
        return trials().stream()
                .filter(trial -> trial.outcome().status().equals(status))
                .count();
    }

    /** Why a trial has no result, or the empty text. */
    static String cause(Trial trial) {
        Outcome outcome = trial.outcome();
        if (outcome instanceof Outcome.Failed failed) {
            return failed.cause();
        }
        if (outcome instanceof Outcome.Infeasible infeasible) {
            return infeasible.cause();
        }
        return outcome instanceof Outcome.Stopped stopped ? stopped.reason() : "";
    }
}
